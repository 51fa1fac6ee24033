"""What plans add up to, for a page of a list: what both signed, else what waits, else what is drafted."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Q

from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.models import Draft, Plan, Version

STANDING = (Version.State.PROPOSED, Version.State.SIGNED)


def totals(scope: Scope, plans: Sequence[Plan]) -> Mapping[int, Decimal]:
    """By plan, as far as the reader may see what it says. Two queries."""
    keys = [plan.pk for plan in plans]
    put_forward = Version.objects.filter(plan__in=keys, state__in=STANDING).order_by("state")
    contents = {version.plan_id: version.content for version in put_forward}  # what is signed comes last
    own = Q(side=selectors.side_of(scope)) | Q(plan__shared=True)
    drafts = Draft.objects.filter(own, chosen=True, plan__in=set(keys) - contents.keys())
    contents |= {draft.plan_id: draft.content for draft in drafts}
    return {key: _sum(content["lines"]) for key, content in contents.items()}


def _sum(lines: Iterable[Mapping[str, Any]]) -> Decimal:
    """Without building the whole content, of which there are many."""
    return sum((Decimal(month) for line in lines for month in line["months"]), Decimal(0))
