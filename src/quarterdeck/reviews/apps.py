"""The room of quarterly reviews."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "quarterdeck.reviews"
    label = "reviews"
