"""One partner: where it stands against target and last year, where it is heading, what it sells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from quarterdeck.dashboards import attention
from quarterdeck.dashboards.attention import Reason, Standing
from quarterdeck.dashboards.charts.quarters import QuarterBar
from quarterdeck.dashboards.pages.course import Course, months_of_year, quarters_ahead
from quarterdeck.dashboards.pages.drill import NONE
from quarterdeck.dashboards.periods import PeriodChoice
from quarterdeck.dashboards.reader import Reader, grouped, single
from quarterdeck.directory.models import Partner
from quarterdeck.kpis.figure import Figure

STANDING = ("revenue", "target", "target_to_date", "revenue_last_year", "attainment", "pace", "growth")
FACTS = ("revenue", "pace", "growth", "projection", "win_rate", "average_deal", "coverage")
INTERNAL_FACTS = ("margin_percent",)
FAMILY = ("revenue", "share", "growth", "revenue_last_year", "target_to_date")
FAMILIES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLine:
    """One line of the product mix; `key` is None for what has no family."""

    key: str | None
    name: str
    figures: Mapping[str, Figure]

    @property
    def shown_name(self) -> str:
        return self.name or _("not allocated")

    @property
    def address_key(self) -> str:
        return NONE if self.key is None else self.key

    @property
    def size(self) -> Decimal:
        """How much it brings, or brought a year ago: what fell to nothing is news, too."""
        return max(self._value("revenue"), self._value("revenue_last_year"))

    @property
    def missing(self) -> Decimal:
        """How far behind its target to date, or behind last year where it has none; negative when ahead."""
        revenue, target = self._value("revenue"), self._value("target_to_date")
        return (target or self._value("revenue_last_year")) - revenue

    def _value(self, name: str) -> Decimal:
        return self.figures[name].value or Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPage(Course):
    """All figures of the page of one partner."""

    partner: Partner
    facts: Sequence[Figure]
    families: Sequence[FamilyLine]
    reasons: Sequence[Reason]

    @property
    def about(self) -> str:
        """For the address of what belongs to it."""
        return f"&{urlencode({'partner': self.partner.key})}"

    @property
    def behind(self) -> bool:
        """Behind target to date; behind last year where there is none."""
        pace, growth = self.figures["pace"].value, self.figures["growth"].value
        return pace < 1 if pace is not None else growth is not None and growth < 0

    @property
    def largest_family(self) -> Decimal:
        return max(
            (line.figures["revenue"].value or Decimal(0) for line in self.families), default=Decimal(0)
        )

    @property
    def shown_families(self) -> Sequence[FamilyLine]:
        return self.families[:FAMILIES]

    @property
    def weakest(self) -> FamilyLine | None:
        """The family that makes up most of what is missing; None when it is spread, or nothing is."""
        if not self.behind:
            return None
        missing = [line for line in self.families if line.missing > 0]
        largest = max(missing, key=lambda line: line.missing, default=None)
        if largest is None or largest.missing * 2 < sum(line.missing for line in missing):
            return None
        return largest


def partner_page(reader: Reader, partner: Partner, choice: PeriodChoice) -> PartnerPage:
    """Four questions to the cube."""
    where = {"partner": [partner.key]}
    names = dict.fromkeys((*STANDING, *FACTS, *(INTERNAL_FACTS if reader.scope.internal else ())))
    figures = single(reader.ask(list(names), where=where, period=choice.span))
    facts = [figures[name] for name in (*FACTS, *INTERNAL_FACTS) if name in figures]
    facts.sort(key=lambda fact: fact.value is None)
    quarters = quarters_ahead(reader, where)
    return PartnerPage(
        partner=partner,
        figures=figures,
        facts=facts,
        months=months_of_year(reader, where, choice),
        quarters=quarters,
        families=_families(reader, where, choice),
        reasons=_reasons(choice, figures, quarters),
    )


def _reasons(
    choice: PeriodChoice, figures: Mapping[str, Figure], quarters: Sequence[QuarterBar]
) -> tuple[Reason, ...]:
    following = next((bar.index for bar in quarters if bar.key == choice.following.key), None)
    standing = Standing(
        period=figures,
        following={"pipeline_index": following} if following else {},
        following_name=choice.following_name,
        silent_since=None,
    )
    return attention.reasons(standing)


def _families(reader: Reader, where: Mapping[str, Sequence[str]], choice: PeriodChoice) -> list[FamilyLine]:
    answer = reader.ask(FAMILY, by=("family",), where=where, period=choice.span)
    lines = [
        FamilyLine(key=key, name=figures["revenue"].labels.get("family", key or ""), figures=figures)
        for (key,), figures in grouped(answer, "family").items()
    ]
    lines.sort(key=lambda line: -line.size)
    return lines
