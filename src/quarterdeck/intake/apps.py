"""The room where files become rows."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "quarterdeck.intake"
    label = "intake"
