"""Everything that stands on the paper of a review, in the reader's language."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from quarterdeck.dashboards.numbers import day
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.models import Review
from quarterdeck.reviews.papers import agreed, ahead, back, changed
from quarterdeck.reviews.papers.cells import amount, share
from quarterdeck.reviews.sentences import told
from quarterdeck.typesetting import typeset
from quarterdeck.wording import listed

TEMPLATE = "reviews/papers/review.typ"


def printed(edition: Edition) -> bytes:
    """The PDF. Raises TypesettingError."""
    return typeset(TEMPLATE, said(edition), at=edition.at)


def said(edition: Edition) -> dict[str, object]:
    closed = edition.review.state == Review.State.CLOSED
    return {
        "language": get_language() or "en",
        "title": edition.title,
        "kicker": _kicker(edition),
        "across": "" if closed else pgettext("review on paper", "not closed"),
        "foot": _foot(edition),
        "says": _says(edition),
        "facts": _facts(edition),
        "basis": edition.basis,
        "back": {
            "bars": back.bars(edition),
            "quarters": back.by_quarter(edition),
            "lines": back.by_line(edition),
        },
        "changed": changed.drivers(edition),
        "ahead": {
            "bars": ahead.bars(edition),
            "quarters": ahead.pipeline(edition),
            "deals": ahead.deals(edition),
            "more": ahead.more_deals(edition),
            "moves": ahead.moves(edition),
        },
        "promises": agreed.promises(edition),
        "entries": agreed.entries(edition) if closed else [],
        "acknowledged": agreed.acknowledged(edition),
        "words": _words(),
    }


def _says(edition: Edition) -> dict[str, object]:
    found = told(edition)
    parts = {
        "back": (*((found.beside,) if found.beside else ()), *found.back),
        "changed": found.changed,
        "ahead": found.ahead,
        "moves": found.moves,
        "since": found.since,
        "wins": found.wins,
    }
    texts = {name: [one.text for one in part] for name, part in parts.items()}
    return {"headline": found.headline.text, **texts}


def _kicker(edition: Edition) -> str:
    own = edition.own_quarter
    return listed(
        (
            edition.review.get_state_display(),
            _("%(quarter)s at %(partner)s") % {"quarter": own, "partner": edition.partner} if own else "",
            _("figures of %(day)s") % {"day": day(edition.facts.day)},
            _("amounts in %(currency)s") % {"currency": edition.facts.currency},
        )
    )


def _foot(edition: Edition) -> list[str]:
    version = _("Data version %(version)s") % {"version": edition.facts.data_version}
    return [
        listed((f"{edition.vendor} · {edition.partner}", version)),
        f"SHA-256 {edition.facts.digest}",
    ]


def _facts(edition: Edition) -> list[list[str]]:
    """The few figures that say most: of the reviewed quarter, then of the year up to it."""
    reviewed, year = edition.facts.back.reviewed.amounts, edition.facts.back.total
    return [
        [_("Sold in %(quarter)s") % {"quarter": edition.quarter}, amount(reviewed.actual)],
        _beside_plan(edition),
        [_("Sold in the year up to then"), amount(year.actual)],
        [_("of the plan up to then"), share(year.attainment)],
        [_("on the year before"), share(year.growth)],
    ]


def _beside_plan(edition: Edition) -> list[str]:
    """Of a quarter that still runs, against what was due by the day."""
    reviewed = edition.facts.back.reviewed
    if reviewed.over:
        return [_("of its plan"), share(reviewed.amounts.attainment)]
    return [_("of what was due by the day"), share(reviewed.amounts.pace)]


def _words() -> dict[str, str]:
    return {
        "back": _("Looking back: performance to plan"),
        "plan": _("plan"),
        "actual": _("sold"),
        "before": _("a year before"),
        "lines": _("By line"),
        "changed": _("What changed"),
        "ahead": _("Looking ahead: pipeline to plan"),
        "open": _("open pipeline"),
        "deals": _("Open deals"),
        "moves": _("Deals that could come forward"),
        "since": _("Since we last met"),
        "wins": _("Wins"),
        "meeting": _("From the meeting"),
        "acknowledged": _("Acknowledged"),
        "page": _("Page"),
        "nothing": _("Nothing was sold."),
    }
