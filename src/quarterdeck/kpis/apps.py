"""The room of figures and their definitions."""

from django.apps import AppConfig
from django.core.signals import request_started


class KpisConfig(AppConfig):
    name = "quarterdeck.kpis"
    label = "kpis"
    verbose_name = "KPIs"

    def ready(self) -> None:
        from quarterdeck.kpis.holding import look_again  # noqa: PLC0415 (the room is not there before)

        request_started.connect(look_again)
