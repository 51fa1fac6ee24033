"""The room of the common language."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "quarterdeck.glossary"
    verbose_name = "Glossary"
