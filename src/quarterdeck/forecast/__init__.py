"""Forecasts: how a monthly series goes on if nothing is done. Numbers in, numbers out."""

from quarterdeck.forecast.band import Band, together
from quarterdeck.forecast.continued import ENOUGH, Course, Forecast, TooLittle, continued

__all__ = ["ENOUGH", "Band", "Course", "Forecast", "TooLittle", "continued", "together"]
