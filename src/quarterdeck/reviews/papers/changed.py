"""Why revenue differs from the year before, as a table that adds up."""

from django.utils.translation import gettext as _

from quarterdeck.reviews.edition import Edition
from quarterdeck.reviews.papers.cells import Table, amount
from quarterdeck.reviews.words import CAUSES


def drivers(edition: Edition) -> dict[str, object] | None:
    """None while no month of the quarter is over."""
    story = edition.facts.story
    if story is None:
        return None
    found = story.drivers
    rows = [[str(name), amount(found.by(cause))] for cause, name in CAUSES.items() if found.by(cause)]
    return Table(
        heads=[edition.span(story.first, story.last), _("Amount")],
        rows=[[_("Sold a year before"), amount(found.before)], *rows],
        totals=[_("Sold now"), amount(found.after)],
    ).told
