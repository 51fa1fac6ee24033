"""Reading what was found: all of it for those who see everything, of one partner for its vendor's people."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from quarterdeck.directory.scope import Scope
from quarterdeck.quality.models import Examination, Finding, Verdict

SHOWN = 5  # findings of a kind on the first page


def latest(scope: Scope) -> Examination | None:
    """The newest examination; None before the first, and for whoever does not see everything."""
    return Examination.objects.first() if scope.everything else None


def findings(scope: Scope, kind: str = "") -> QuerySet[Finding]:
    """What the newest examination found, the weightiest of a kind first, without what is said to be right."""
    newest = latest(scope)
    if newest is None:
        return Finding.objects.none()
    found = Finding.objects.filter(examination=newest).exclude(_right())
    return found.filter(kind=kind) if kind else found


def about(scope: Scope, partner: str) -> QuerySet[Finding]:
    """What the newest examination found about a partner, for the vendor's people who see it."""
    newest = Examination.objects.first()
    if newest is None or not scope.internal or not scope.sees(partner):
        return Finding.objects.none()
    return Finding.objects.filter(examination=newest, partner=partner).exclude(_right())


def first_of_each(scope: Scope) -> dict[str, list[Finding]]:
    """The weightiest findings of every kind; of missing sales all, since they are told by month."""
    found = defaultdict[str, list[Finding]](list)
    for one in findings(scope).filter(Q(kind="no-sales") | Q(place__lt=SHOWN * 4)):
        found[one.kind].append(one)
    return found


def verdicts(scope: Scope) -> QuerySet[Verdict]:
    """What was said to be right, the newest first."""
    return Verdict.objects.select_related("by") if scope.everything else Verdict.objects.none()


def _right() -> Q:
    """Findings that a verdict names. They are few: somebody wrote a reason for each."""
    right = Q(pk__in=[])
    by_kind = defaultdict[str, list[str]](list)
    for kind, key in Verdict.objects.values_list("kind", "key"):
        by_kind[kind].append(key)
    for kind, keys in by_kind.items():
        right |= Q(kind=kind, key__in=keys)
    return right
