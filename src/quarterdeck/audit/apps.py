"""The room where it is written down who changed what."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "quarterdeck.audit"
    label = "audit"
