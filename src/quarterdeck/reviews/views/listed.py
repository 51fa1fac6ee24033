"""All reviews of a quarter, the exceptions first. As a page and as files."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from quarterdeck.dashboards.periods import period_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.status_words import status_word
from quarterdeck.dashboards.views.door import page_of, reads
from quarterdeck.directory.models import Partner
from quarterdeck.exports.heading import ratio, times
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Cell, Table
from quarterdeck.reviews import selectors
from quarterdeck.reviews.listing.chosen import MISSING, Chosen
from quarterdeck.reviews.listing.kept import Kept, read
from quarterdeck.reviews.listing.regions import managers, regions
from quarterdeck.reviews.models import Review, Round

PER_PAGE = 25
BATCH = 500


@reads
def reviews(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Which partners need a review most? For a partner's people: their own reviews."""
    if not reader.scope.internal:
        return _own(request, reader)
    chosen = Chosen(reader, request.GET)
    missing = chosen.state == MISSING
    found: QuerySet[Any] = chosen.partners if missing else chosen.reviews
    page = Paginator(found, PER_PAGE).get_page(page_of(request))
    led, everyone = selectors.led_by(reader.scope), Partner.objects.visible_to(reader.scope)
    context = {
        "section": "reviews",
        "reader": reader,
        "chosen": chosen,
        "page": page,
        "missing": missing,
        "lines": [] if missing else _lines(page),
        "all": sum(chosen.counts.values()),
        "next_name": period_name(chosen.quarter.shift(1)),
        "leads": led.exists(),
        "regions": regions(everyone),
        "managers": managers(reader, everyone),
        "round": _round(reader, chosen),
    }
    return render(request, "reviews/list.html", context)


@reads
def reviews_file(request: HttpRequest, reader: Reader, form: str) -> HttpResponseBase:
    """What is chosen on the page: reviews, or the partners without one."""
    if not reader.scope.internal:
        made = _own_table(selectors.visible(reader.scope))
    else:
        chosen = Chosen(reader, request.GET)
        made = _without(chosen) if chosen.state == MISSING else _table(chosen)
    return exported(request, reader.person, made, form=form, about="reviews:own")


def _own(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """The reviews that the vendor shared, the latest first."""
    page = Paginator(selectors.visible(reader.scope), PER_PAGE).get_page(page_of(request))
    calendar = reader.snapshot.calendar
    lines = [(one, period_name(selectors.quarter_of(one, calendar))) for one in page]
    context = {"section": "reviews", "reader": reader, "page": page, "lines": lines}
    return render(request, "reviews/list_own.html", context)


def _lines(found: Iterable[Review]) -> list[tuple[Review, Kept | None]]:
    return [(review, read(review)) for review in found]


def _round(reader: Reader, chosen: Chosen) -> Round | None:
    """The last one that the reader asked for."""
    return Round.objects.filter(asked_by=reader.person, quarter=chosen.quarter.key).first()


def _table(chosen: Chosen) -> Table:
    headings = (
        _("Review"), _("Partner"), _("Name"), _("Type"), _("State"), _("Standing"), _("Pace in words"),
        _("Currency"), _("Plan"), _("Actual"), ratio(_("Attainment")), ratio(_("Pace")),
        times(_("Pipeline index of the next quarter")), times(_("Index asked for")),
    )  # fmt: skip
    return Table(_("Reviews of %(quarter)s") % {"quarter": chosen.quarter_name}, headings, _cells(chosen))


def _cells(chosen: Chosen) -> Iterator[tuple[Cell, ...]]:
    for review in chosen.reviews.iterator(BATCH):
        partner, state = review.partner, str(review.get_state_display())
        yield (review.pk, partner.pk, partner.name, partner.type, state, *_stood(read(review)))


def _stood(kept: Kept | None) -> tuple[Cell, ...]:
    if kept is None:
        return (None,) * 9
    return (
        *(str(kept.word), status_word(kept.status), kept.currency, kept.plan, kept.actual),
        *(kept.attainment, kept.pace, kept.index, kept.index_target),
    )


def _without(chosen: Chosen) -> Table:
    headings = (_("Partner"), _("Name"), _("Type"), _("Tier"))
    rows = chosen.partners.values_list("key", "name", "type", "tier")
    return Table(_("Partners without a review"), headings, rows.iterator())


def _own_table(found: QuerySet[Review]) -> Table:
    rows = (
        (one.pk, one.quarter, str(one.get_state_display()), one.closed_at and one.closed_at.date())
        for one in found
    )
    return Table(_("Reviews"), (_("Review"), _("Quarter"), _("State"), _("Closed on")), rows)
