"""Forecasts: how a monthly series goes on if nothing is done. Numbers in, numbers out."""

from quarterdeck.forecast.band import Band, together

__all__ = ["Band", "together"]
