"""The room of joint business plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "quarterdeck.plans"
    label = "plans"
