"""What a form about a promise says."""

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from quarterdeck.commitments.models import Commitment
from quarterdeck.commitments.people import promisers
from quarterdeck.commitments.services import CommitmentError, Terms
from quarterdeck.directory.models import Partner
from quarterdeck.directory.scope import Scope

FIELDS = ("text", "owner", "due", "milestone", "proof")


def terms_of(scope: Scope, partner: Partner, side: str, sent: QueryDict) -> Terms:
    """Raises CommitmentError for an owner or a day that is none."""
    owner = promisers(scope, partner).named(side, sent.get("owner", ""))
    if owner is None:
        raise CommitmentError(_("Choose who sees to it."))
    return Terms(
        owner,
        sent.get("text", ""),
        _day(sent.get("due", "")),
        sent.get("milestone", "")[:200],
        sent.get("proof", ""),
    )


def given(sent: QueryDict, one: Commitment | None = None, **otherwise: str) -> dict[str, str]:
    """What stands in the form: what was just sent, or else the promise as it is."""
    if one:
        otherwise = {name: getattr(one, name) for name in ("text", "milestone", "proof")}
        otherwise |= {"due": one.due.isoformat(), "owner": one.owner.email}
    return {name: sent.get(name) or otherwise.get(name, "") for name in FIELDS}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommitmentError(_("Write the day as 2026-03-31.")) from error
