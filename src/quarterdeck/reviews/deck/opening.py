"""The first slides and the last: what this is, the quarter in one sentence, what happens next."""

from django.utils.translation import gettext as _

from quarterdeck.commitments.models import Commitment
from quarterdeck.dashboards.numbers import day, short_day
from quarterdeck.reviews import words
from quarterdeck.reviews.deck.teller import Teller, notes
from quarterdeck.reviews.facts import Amounts
from quarterdeck.slides import Closing, Figure, Statement, Title
from quarterdeck.wording import listed

NEXT = 5


def title(teller: Teller) -> Title:
    edition = teller.edition
    own = edition.own_quarter
    named = _("%(quarter)s at %(partner)s") % {"quarter": own, "partner": edition.partner} if own else ""
    meets = edition.review.meets_at
    manager = _("Presented by %(name)s") % {"name": edition.facts.manager} if edition.facts.manager else ""
    lines = (edition.vendor, day(meets.date() if meets else edition.facts.day), manager)
    return Title(
        _("Review with %(partner)s") % {"partner": edition.partner},
        listed((edition.quarter, named)),
        tuple(line for line in lines if line),
    )


def headline(teller: Teller) -> Statement:
    """The quarter in one sentence, with four figures."""
    telling = teller.telling
    said = words.headline(telling)
    beside = words.beside_last_year(telling)
    told = (said, *((beside,) if beside else ()))
    return Statement(
        said.text,
        _figures(teller) if teller.facts.known else (),
        topic=teller.edition.state_of_time(teller.facts.back.reviewed),
        text=beside.text if beside else "",
        notes=notes(told),
    )


def closing(teller: Teller) -> Closing:
    """What both sides do next, the nearest first."""
    waiting = [one for one in teller.facts.promises if one.state == Commitment.State.OPEN]
    lines = tuple(
        f"{short_day(one.due)}: {listed((one.text, teller.edition.side(one.side)))}"
        for one in sorted(waiting, key=lambda one: (one.due, one.pk))[:NEXT]
    )
    return Closing(_("What happens next"), "" if lines else _("No promise is open."), lines)


def _figures(teller: Teller) -> tuple[Figure, ...]:
    reviewed = teller.facts.back.reviewed
    amounts = reviewed.amounts
    actual = Figure(teller.money(amounts.actual), _("Sold"))
    if not amounts.plan:
        before = Figure(teller.money(amounts.last_year), _("A year before"))
        change = Figure(teller.share(amounts.growth, signed=True), _("Change on the year before"))
        return (actual, before, change, *_index(teller))
    if reviewed.over:
        planned = Figure(teller.money(amounts.plan), _("Plan"))
        return (actual, planned, teller.against_plan(_("Attainment"), amounts.attainment), *_index(teller))
    return (actual, _due(teller, amounts), teller.against_plan(_("Pace"), amounts.pace), *_index(teller))


def _due(teller: Teller, amounts: Amounts) -> Figure:
    whole = _("of %(plan)s for the quarter") % {"plan": teller.money(amounts.plan)}
    return Figure(teller.money(amounts.due), _("Plan to date"), whole)


def _index(teller: Teller) -> tuple[Figure, ...]:
    """Of the next quarter that has not begun."""
    coming = next((one for one in teller.facts.ahead.quarters if not one.begun), None)
    if coming is None:
        return ()
    name = _("Pipeline index, %(quarter)s") % {"quarter": teller.edition.period(coming.key)}
    asked = _("%(index)s is asked for") % {"index": teller.times(coming.index_target)}
    if coming.index is None:
        return (Figure(teller.times(None), name, _("Nothing is planned")),)
    return (Figure(teller.times(coming.index), name, asked, "behind" if coming.short else "ahead"),)
