"""The room of the first hour."""

from django.apps import AppConfig


class SetupConfig(AppConfig):
    name = "quarterdeck.setup"
    label = "setup"
