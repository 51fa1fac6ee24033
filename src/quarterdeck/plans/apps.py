"""The room of joint business plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "quarterdeck.plans"
    label = "plans"

    def ready(self) -> None:
        from quarterdeck.plans.listening import listen  # noqa: PLC0415 (once the models are there)

        listen()
