"""How the numbers of a review are said on slides: short, with their status in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck import money
from quarterdeck.dashboards.numbers import DASH, said, shown
from quarterdeck.kpis.figure import Unit
from quarterdeck.reviews import words
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.facts import Facts
from quarterdeck.reviews.words.sentence import LEVEL
from quarterdeck.slides import Figure, Numbers
from quarterdeck.slides.content import Status
from quarterdeck.wording import headed, number_locale

POWERS = (12, 9, 6, 3)


@dataclass(frozen=True, slots=True)
class Teller:
    edition: Edition

    @property
    def facts(self) -> Facts:
        return self.edition.facts

    @property
    def telling(self) -> words.Telling:
        return words.Telling(self.facts, self.edition.calendar)

    def amount(self, value: Decimal | None, *, signed: bool = False) -> str:
        """'1.24 M': the currency is said once a slide."""
        return DASH if value is None else shown(value, Unit.MONEY, self.facts.currency, signed=signed).short

    def money(self, value: Decimal | None) -> str:
        """'1.24 M EUR'."""
        return DASH if value is None else said(value, Unit.MONEY, self.facts.currency)

    def share(self, value: Decimal | None, *, signed: bool = False) -> str:
        return DASH if value is None else shown(value, Unit.PERCENT, signed=signed).short

    def times(self, value: Decimal | None) -> str:
        return DASH if value is None else shown(value, Unit.TIMES).short

    @property
    def in_currency(self) -> str:
        return _("Amounts in %(currency)s.") % {"currency": self.facts.currency}

    def against_plan(self, label: str, part: Decimal | None) -> Figure:
        """A part of the plan, and on which side of it that is."""
        note, status = beside_plan(part)
        return Figure(self.share(part), label, note, status)

    def numbers(self, values: Iterable[Decimal | None]) -> Numbers:
        return Numbers.short(values, sizes())


def beside_plan(part: Decimal | None) -> tuple[str, Status]:
    if part is None:
        return "", ""
    if abs(part - 1) < LEVEL:
        return _("On plan"), "on_track"
    return (_("Ahead of plan"), "ahead") if part > 1 else (_("Behind plan"), "behind")


def notes(sentences: Iterable[words.Sentence]) -> str:
    """For who presents: each sentence with all the figures behind it."""
    return "\n\n".join(
        "\n".join((one.text, *(headed(figure.label, (figure.value,)) for figure in one.behind)))
        for one in sentences
    )


def sizes() -> list[tuple[int, str]]:
    """The short words for sizes in the reader's language, where it counts by thousands."""
    found = []
    for power in POWERS:
        text = money.short(Decimal(10) ** power, number_locale())
        word = text.lstrip("1").strip("\u202f\u00a0 ")
        if text.startswith("1") and word and not any(letter.isdigit() for letter in word):
            found.append((power, word))
    return found
