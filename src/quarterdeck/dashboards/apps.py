"""The pages that show figures."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "quarterdeck.dashboards"
    verbose_name = "Dashboards"

    def ready(self) -> None:
        from quarterdeck.dashboards import listening  # noqa: PLC0415 (it needs the models)

        listening.listen()
