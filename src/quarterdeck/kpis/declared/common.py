"""What several KPIs say in the same words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.record import Thresholds

MEASURED = "sales.flow == partner.measured_on"
NO_TARGET = _("There is no target for this group and period.")
NO_REVENUE = _("There is no revenue in this period.")
BY_PACE = Thresholds(behind=Decimal("0.80"), on_track=Decimal("0.95"), ahead=Decimal("1.05"), of="pace")


def sale(**columns: str | None) -> Mapping[str, Any]:
    """A sales row of an example."""
    return {"date": "2026-02-10", "flow": "sell-in", "amount": "100", "quantity": "1", **columns}


def target(**columns: str | None) -> Mapping[str, Any]:
    """A targets row of an example: the whole first quarter of 2026 unless it says otherwise."""
    return {"date": "2026-01-01", "span": "quarter", "basis": "target", "amount": "900", **columns}


def deal(**columns: str | None) -> Mapping[str, Any]:
    """A deals row of an example."""
    return {
        "status": "open",
        "amount": "100",
        "created": "2026-01-10",
        "close_date": "2026-02-20",
        "probability": "0.5",
        "qualified": "true",
        **columns,
    }
