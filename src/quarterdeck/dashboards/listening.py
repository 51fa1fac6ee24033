"""What this room answers when lower ones ask."""

from django.utils.translation import gettext as _

from quarterdeck.dashboards.models import Arrangement
from quarterdeck.kpis.signals import kpi_used


def listen() -> None:
    kpi_used.connect(on_kpi_used)


def on_kpi_used(*, kpi: str, **_more: object) -> list[str]:
    """Whose dashboard shows the KPI, also one that they share with nobody: operations have to ask them."""
    kept = Arrangement.objects.select_related("owner").order_by("owner__name", "pk")
    return [
        _("the dashboard of %(name)s") % {"name": one.owner.name}
        for one in kept.iterator()
        if any(kpi in tile.get("kpis", ()) for tile in one.tiles)
    ]
