"""The room where numbers are questioned and explained."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "quarterdeck.disputes"
    label = "disputes"
