"""What a status is called, on every surface."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.kpis.figure import Figure, Status

STATUS_WORDS: Mapping[Status, str | Promise] = {
    Status.AHEAD: _("Ahead"),
    Status.ON_TRACK: _("On track"),
    Status.BEHIND: _("Behind"),
    Status.AT_RISK: _("At risk"),
    Status.NOT_AVAILABLE: _("Not available"),
    Status.NEUTRAL: _("Not judged"),
}


def status_word(figure: Figure | Status | None) -> str:
    """In the reader's language; nothing for a figure that is not there."""
    if figure is None:
        return ""
    return str(STATUS_WORDS[figure.status if isinstance(figure, Figure) else figure])
