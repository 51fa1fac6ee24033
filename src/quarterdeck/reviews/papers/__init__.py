"""A review on paper: two or three pages to be kept."""

from quarterdeck.reviews.papers.paper import printed

__all__ = ["printed"]
