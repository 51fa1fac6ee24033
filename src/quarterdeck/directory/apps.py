"""The room where people, partners and territories are known."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "quarterdeck.directory"
    label = "directory"
