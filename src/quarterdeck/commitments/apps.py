"""The room of what was promised."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "quarterdeck.commitments"
    label = "commitments"
