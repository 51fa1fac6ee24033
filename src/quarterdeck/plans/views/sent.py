"""Numbers that the pages themselves send: nobody types them, so what is none counts as not sent."""

from quarterdeck.directory.request import Request
from quarterdeck.plans.models import Draft

DIGITS = 9
"""More than these no column of ours has room for."""


def whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None


def sent_revision(request: Request, draft: Draft) -> int:
    """What somebody saw of the draft: as their form says, or else the draft as it is."""
    sent = whole(request.POST.get("revision", ""))
    return draft.revision if sent is None else sent
