"""Text that fits: how wide it is, where it breaks, how large it may be."""

from quarterdeck.slides.text.fit import Fitted, fitted, line, shortened, wrapped
from quarterdeck.slides.text.width import width

__all__ = ["Fitted", "fitted", "line", "shortened", "width", "wrapped"]
