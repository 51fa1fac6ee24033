"""Which lines of the plan moved the reviewed quarter."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.reviews.facts import Amounts, BackLine
from quarterdeck.reviews.words.sentence import Behind, Sentence, Sentences, Telling, in_period, percent
from quarterdeck.wording import enumerated

SHOWN = 3
OUTSIDE = "outside"


def line_name(line: BackLine) -> str:
    if line.kind == OUTSIDE:
        return _("Outside of the plan")
    return line.name or _("Without a family")


def by_line(telling: Telling) -> Sentences:
    """Behind plan and ahead of it, the furthest first, against what was due; and what no plan covers."""
    back = telling.facts.back
    if not telling.facts.known or not back.reviewed.begun:
        return ()
    if not back.planned_by_line and back.reviewed.amounts.plan:
        return (Sentence(_("What was planned is not divided by line, so no line stands ahead or behind.")),)
    due = [(line, line.quarters[-1]) for line in back.lines if line.quarters[-1].due]
    gaps = sorted(due, key=lambda pair: abs(_gap(pair)), reverse=True)
    behind = [pair for pair in gaps if _gap(pair) < 0][:SHOWN]
    ahead = [pair for pair in gaps if _gap(pair) > 0][:SHOWN]
    found: list[Sentence] = []
    if behind:
        text = _("Behind plan in %(quarter)s: %(lines)s.") % _said(telling, behind)
        found.append(Sentence(text, _behind(telling, behind), "bad"))
    if ahead:
        text = _("Ahead of plan in %(quarter)s: %(lines)s.") % _said(telling, ahead)
        found.append(Sentence(text, _behind(telling, ahead), "good"))
    return (*found, *_outside(telling))


def _gap(pair: tuple[BackLine, Amounts]) -> Decimal:
    return pair[1].gap or Decimal(0)


def _said(telling: Telling, pairs: Sequence[tuple[BackLine, Amounts]]) -> dict[str, str]:
    return {"quarter": telling.quarter, "lines": _named(telling, pairs)}


def _named(telling: Telling, pairs: Sequence[tuple[BackLine, Amounts]]) -> str:
    # Translators: a line of the plan, by how much it is off, and what part of what was due was sold.
    words = pgettext("a line beside plan", "%(line)s by %(gap)s (%(pace)s of %(due)s)")
    return enumerated(
        [
            words
            % {
                "line": line_name(line),
                "gap": telling.money(abs(one.gap or Decimal(0))),
                "pace": percent(one.pace or Decimal(0)),
                "due": telling.money(one.due),
            }
            for line, one in pairs
        ]
    )


def _behind(telling: Telling, pairs: Sequence[tuple[BackLine, Amounts]]) -> tuple[Behind, ...]:
    return tuple(
        figure
        for line, one in pairs
        for figure in (
            telling.amount(in_period(_("Plan to date"), line_name(line)), one.due),
            telling.amount(in_period(_("Actual"), line_name(line)), one.actual),
            telling.amount(in_period(_("Variance"), line_name(line)), one.gap, signed=True),
        )
    )


def _outside(telling: Telling) -> Sentences:
    found = [line for line in telling.facts.back.lines if line.kind == OUTSIDE]
    if not found or found[0].quarters[-1].actual <= 0:
        return ()
    sold = found[0].quarters[-1].actual
    text = _("In %(quarter)s %(amount)s were sold of what no line of the plan covers.")
    text %= {"quarter": telling.quarter, "amount": telling.money(sold)}
    return (Sentence(text, (telling.amount(in_period(_("Actual"), line_name(found[0])), sold),)),)
