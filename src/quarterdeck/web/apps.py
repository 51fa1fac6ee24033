"""The room of the frame around every page, and of signing in."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "quarterdeck.web"
    label = "web"

    def ready(self) -> None:
        from quarterdeck.web import second_factor  # noqa: PLC0415 (it needs the models)

        second_factor.listen()
