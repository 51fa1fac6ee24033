"""What the forms of a plan send beside what somebody wrote."""

from quarterdeck.directory.request import Request, whole
from quarterdeck.plans.models import Draft


def sent_revision(request: Request, draft: Draft) -> int:
    """What somebody saw of the draft: as their form says, or else the draft as it is."""
    sent = whole(request.POST.get("revision", ""))
    return draft.revision if sent is None else sent
