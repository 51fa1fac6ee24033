"""The deck of a review: its facts as slides that a manager presents without touching them."""

from quarterdeck.reviews.deck.deck import deck_of

__all__ = ["deck_of"]
