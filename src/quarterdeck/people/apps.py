"""The room where channel operations look after people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "quarterdeck.people"
    label = "people"
