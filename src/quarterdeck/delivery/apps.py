"""The room of what goes out."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "quarterdeck.delivery"
    label = "delivery"

    def ready(self) -> None:
        from quarterdeck.delivery import listening  # noqa: PLC0415 (it needs the models)

        listening.listen()
