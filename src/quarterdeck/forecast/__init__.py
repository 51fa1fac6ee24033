"""Forecasts: how a monthly series goes on if nothing is done. Numbers in, numbers out."""
