"""What both sides promised, what was said in the meeting, and who acknowledged it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from quarterdeck.dashboards.numbers import moment
from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.models import Entry, Review
from quarterdeck.reviews.papers.cells import Table, day

KINDS = (Entry.Kind.DECISION, Entry.Kind.NOTE, Entry.Kind.WIN, Entry.Kind.QUESTION)


def promises(edition: Edition) -> list[dict[str, object]]:
    """The vendor's own first; none for a side that promised nothing."""
    tables = [(side, _promised(edition, side)) for side in (Review.Side.VENDOR, Review.Side.PARTNER)]
    return [{"title": edition.side(side), "table": table.told} for side, table in tables if table.rows]


def _promised(edition: Edition, side: Review.Side) -> Table:
    return Table(
        heads=[pgettext("due", "By"), _("What"), pgettext("plan", "Who"), _("Standing")],
        rows=[
            [day(one.due), one.text, one.owner, edition.standing(one)]
            for one in edition.facts.promises
            if one.side == side
        ],
        totals=[],
        left=4,
    )


def entries(edition: Edition) -> list[dict[str, object]]:
    """What both sides read of the meeting's notes: nothing that the vendor keeps to itself."""
    said = list(edition.review.entries.filter(internal=False).select_related("author"))
    groups = [(kind, [one for one in said if one.kind == kind]) for kind in KINDS]
    return [
        {
            "title": str(kind.label),
            "texts": [{"text": one.text, "by": one.author.name} for one in found],
        }
        for kind, found in groups
        if found
    ]


def acknowledged(edition: Edition) -> list[str]:
    return [
        _("Acknowledged for %(company)s by %(name)s, %(at)s.")
        % {"company": edition.side(one.side), "name": one.name, "at": moment(one.at)}
        for one in edition.review.acknowledgements.all()
    ]
