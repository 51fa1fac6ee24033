"""The pages that show figures."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "quarterdeck.dashboards"
    verbose_name = "Dashboards"
