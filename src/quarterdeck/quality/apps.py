"""The room where data is looked over."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "quarterdeck.quality"
    label = "quality"

    def ready(self) -> None:
        from quarterdeck.quality import tasks  # noqa: F401, PLC0415 (connects its listener)
