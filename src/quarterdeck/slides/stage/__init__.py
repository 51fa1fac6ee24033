"""What slides are made on: the house's own base, or the vendor's template."""

from quarterdeck.slides.stage.base import base
from quarterdeck.slides.stage.stage import Palette, Rect, Stage
from quarterdeck.slides.stage.template import BROKEN, staged

__all__ = ["BROKEN", "Palette", "Rect", "Stage", "base", "staged"]
