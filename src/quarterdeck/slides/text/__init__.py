"""Text that fits: how wide it is, where it breaks, how large it may be."""

from quarterdeck.slides.text.fit import LINE, Fitted, fitted, shortened, wrapped
from quarterdeck.slides.text.width import width

__all__ = ["LINE", "Fitted", "fitted", "shortened", "width", "wrapped"]
