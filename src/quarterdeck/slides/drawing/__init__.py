"""Slides are drawn: content, logo and template become a presentation."""

from quarterdeck.slides.drawing.drawn import drawn

__all__ = ["drawn"]
