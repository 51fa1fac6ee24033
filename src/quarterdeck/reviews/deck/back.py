"""Looking back: by quarter, by line, and why."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.reviews import words
from quarterdeck.reviews.deck.teller import Teller, notes
from quarterdeck.reviews.facts import Amounts, BackLine
from quarterdeck.reviews.words.drivers import weighty
from quarterdeck.slides import Chart, Figure, Sentence, Sentences, Series, Table
from quarterdeck.wording import whole

LINES = 7
SENTENCES = 5
CAUSES = 3


def by_quarter(teller: Teller) -> Chart:
    """Plan, sales and the year before; beside it the quarters together."""
    back, edition = teller.facts.back, teller.edition
    told = words.by_quarter(teller.telling)
    parts = [one.amounts for one in back.quarters]
    series = [
        Series(_("Actual"), "actual", tuple(one.actual for one in parts)),
        Series(_("Last year"), "last_year", tuple(one.last_year for one in parts)),
    ]
    if back.total.plan is not None:
        series.insert(0, Series(_("Plan"), "plan", tuple(one.plan for one in parts)))
    return Chart(
        told[0].text if told else _("Sales beside the year before, by quarter"),
        tuple(edition.state_of_time(one) for one in back.quarters),
        tuple(series),
        numbers=teller.numbers(value for one in series for value in one.values),
        topic=_("Looking back: performance to plan"),
        figures=_together(teller, back.total),
        note=f"{edition.basis} {teller.in_currency}",
        notes=notes(told),
    )


def by_line(teller: Teller) -> Iterator[Table]:
    back = teller.facts.back
    if not back.lines:
        return
    rows = [_row(teller, words.line_name(line), line.total) for line in _largest(back.lines)]
    rows += _others(teller, back.lines)
    told = words.by_line(teller.telling)
    yield Table(
        _furthest(teller) or _("What was sold, by line"),
        (_("Line"), _("Plan"), _("Actual"), _("Variance"), _("Attainment"), _("Last year")),
        tuple(rows),
        _row(teller, _("Total"), back.total),
        topic=_("By line"),
        note=f"{teller.in_currency} {_period(teller)}",
        notes=notes(told),
    )


def drivers(teller: Teller) -> Iterator[Sentences]:
    """What moved revenue, and who bought; the change as a whole is the title."""
    moved, bought = words.drivers(teller.telling), words.customers(teller.telling)
    if len(moved) < 2:
        return
    pairs = list(zip(moved[1:], _causes(teller), strict=True))
    items = (*pairs[:CAUSES], *zip(bought, _customers(teller), strict=True))
    yield Sentences(
        moved[0].text,
        tuple(Sentence(one.text, figure) for one, figure in items[:SENTENCES]),
        topic=_("What moved the quarter"),
        notes=notes((*moved, *bought)),
    )


def _causes(teller: Teller) -> list[Figure]:
    story = teller.facts.story
    if story is None:
        return []
    amounts = [(story.drivers.by(cause), words.CAUSES[cause]) for cause in weighty(story)]
    return [Figure(teller.amount(amount, signed=True), str(name)) for amount, name in amounts]


def _customers(teller: Teller) -> list[Figure]:
    """As the sentences come: won, lost, kept; each only where there are some."""
    found = teller.facts.story.customers if teller.facts.story else None
    if found is None:
        return []
    groups = (
        (bool(found.won), sum(one.change for one in found.won), _("Customers won")),
        (bool(found.lost), sum(one.change for one in found.lost), _("Customers lost")),
        (bool(found.kept), found.grown + found.shrunk, _("Customers kept")),
    )
    return [Figure(teller.amount(Decimal(sold), signed=True), name) for some, sold, name in groups if some]


def _together(teller: Teller, total: Amounts) -> tuple[Figure, ...]:
    """All quarters so far; against what was due, as the last may still run."""
    if len(teller.facts.back.quarters) < 2:
        return ()
    sold = Figure(teller.money(total.actual), _("Sold in all quarters"))
    growth = Figure(teller.share(total.growth, signed=True), _("Change on the year before"))
    if total.due is None:
        return (sold, growth)
    due = Figure(teller.money(total.due), _("Plan to date"))
    return (sold, due, teller.against_plan(_("Pace"), total.pace))


def _row(teller: Teller, name: str, amounts: Amounts) -> tuple[str, ...]:
    variance = teller.amount(amounts.variance, signed=True)
    ends = (teller.share(amounts.attainment), teller.amount(amounts.last_year))
    return (name, teller.amount(amounts.plan), teller.amount(amounts.actual), variance, *ends)


def _largest(lines: Sequence[BackLine]) -> list[BackLine]:
    """In their order; where there are too many, those with the most plan or sales."""
    if len(lines) <= LINES + 1:
        return list(lines)
    ranked = sorted(lines, key=lambda line: -max(line.total.plan or 0, line.total.actual))[:LINES]
    return [line for line in lines if line in ranked]


def _others(teller: Teller, lines: Sequence[BackLine]) -> list[tuple[str, ...]]:
    shown = _largest(lines)
    rest = [line for line in lines if line not in shown]
    if not rest:
        return []
    name = ngettext("%(count)s other line", "%(count)s other lines", len(rest)) % {"count": whole(len(rest))}
    return [_row(teller, name, Amounts.of_all(line.total for line in rest))]


def _furthest(teller: Teller) -> str:
    """The line that is furthest from plan; '' without one."""
    lines = teller.facts.back.lines
    planned = [(line.total.variance, line) for line in lines if line.total.variance]
    if not planned:
        return ""
    off, line = max(planned, key=lambda pair: abs(pair[0]))
    said = {"line": words.line_name(line), "amount": teller.money(abs(off))}
    if off > 0:
        return _("Furthest ahead of plan: %(line)s, by %(amount)s") % said
    return _("Furthest behind plan: %(line)s, by %(amount)s") % said


def _period(teller: Teller) -> str:
    quarters = teller.facts.back.quarters
    names = [teller.edition.period(quarters[0].key), teller.edition.state_of_time(quarters[-1])]
    if len(quarters) == 1:
        return f"{names[1]}."
    return _("%(first)s to %(last)s.") % {"first": names[0], "last": names[1]}
