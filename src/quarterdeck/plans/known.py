"""What edits need to know beside the content, asked for only once an edit asks."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from django.conf import settings
from django.http import HttpRequest

from quarterdeck.dashboards.reader import NothingYetError, reader_of
from quarterdeck.kpis.errors import CurrencyError
from quarterdeck.plans.content import Content, Line
from quarterdeck.plans.edits import Known
from quarterdeck.plans.history import last_year
from quarterdeck.plans.known_shapes import shape_of
from quarterdeck.plans.models import Plan


def known_for(request: HttpRequest, plan: Plan, content: Content) -> Known:
    """Last year's sales as the person of the request may see them, and the shapes there are."""

    @cache
    def months() -> dict[str, tuple[Decimal, ...]]:
        try:
            return last_year(reader_of(request, settings.HOME), plan.partner_id, content)
        except (NothingYetError, CurrencyError):
            return {}

    def of_line(line: Line) -> Sequence[Decimal]:
        return months().get(line.key, ())

    def shape(key: str, month: int) -> Sequence[Decimal]:
        return shape_of(key).starting(month)

    return Known(of_line, shape)
