"""Gathering the facts of a review: a handful of questions, whoever asks."""

from quarterdeck.reviews.gathering.gather import gather

__all__ = ["gather"]
