"""Planned against actual: of one signed plan, for its own page and for its partner's."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from quarterdeck.dashboards.charts.bullet import Bullet
from quarterdeck.dashboards.charts.planned import PlannedMonth
from quarterdeck.dashboards.numbers import said
from quarterdeck.dashboards.periods import month_label
from quarterdeck.dashboards.reader import Reader
from quarterdeck.kpis.figure import Unit
from quarterdeck.plans.actual import words
from quarterdeck.plans.actual.lines import ByLine, LineActual, by_line
from quarterdeck.plans.actual.measured import Measured, Month, measured
from quarterdeck.plans.models import Plan, Version
from quarterdeck.wording import headed


@dataclass(frozen=True, slots=True)
class ActualPage:
    plan: Plan
    found: Measured
    lines: ByLine | None
    headline: str
    under: str

    @property
    def bars(self) -> list[PlannedMonth]:
        return [_bar(month, self.found.currency) for month in self.found.months]

    @property
    def year(self) -> str:
        """'January 2027 to December 2027': the months of the picture."""
        first, last = (self.found.months[place].name for place in (0, -1))
        return _("%(first)s to %(last)s") % {"first": first, "last": last}

    @property
    def bullets(self) -> Sequence[tuple[LineActual, SafeString]]:
        if self.lines is None:
            return []
        return [(line, self._bullet(line, self.lines.largest)) for line in self.lines.lines]

    def _bullet(self, line: LineActual, largest: Decimal) -> SafeString:
        parts = [_("sold %s") % self._own(line.sold), _("planned up to today %s") % self._own(line.due)]
        says = headed(line.name, parts)
        return Bullet(actual=line.sold, target=line.due, says=says, largest=largest).svg()

    def _own(self, amount: Decimal) -> str:
        return said(amount, Unit.MONEY, self.found.content.currency)


def actual_page(reader: Reader, plan: Plan, version: Version) -> ActualPage:
    """Of the version that both signed. At most six questions to the cube."""
    content = version.value
    found = measured(reader, plan.partner_id, content)
    lines = by_line(reader, plan.partner_id, content)
    return ActualPage(
        plan=plan,
        found=found,
        lines=lines,
        headline=words.headline(found, plan.begins, plan.last_day, reader.today),
        under=words.under(found, lines),
    )


def _bar(month: Month, currency: str) -> PlannedMonth:
    figures = month.figures
    planned = figures["target"].value
    sold = (figures["revenue"].value or Decimal(0)) if month.begun else None
    before = figures["revenue_last_year"].value if month.begun else None
    said_of = ((_("sold %s"), sold), (_("plan %s"), planned), (_("a year before %s"), before))
    parts = [text % said(value, Unit.MONEY, currency) for text, value in said_of if value is not None]
    return PlannedMonth(
        label=month_label(month.period),
        name=month.name,
        says=headed(month.name, parts),
        actual=sold,
        planned=planned,
        last_year=before,
    )
