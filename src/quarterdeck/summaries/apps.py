"""The room of summaries."""

from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "quarterdeck.summaries"
    label = "summaries"
