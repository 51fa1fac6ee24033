"""Native charts: Office's own, with a sheet inside, that people can edit."""

from quarterdeck.slides.charts.plot import plotted

__all__ = ["plotted"]
