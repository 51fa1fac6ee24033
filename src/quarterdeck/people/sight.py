"""What somebody sees, in words."""

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarterdeck.calendar import today
from quarterdeck.directory.models import Assignment, Kind, Partner, Person, Role
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.why import Reason
from quarterdeck.wording import enumerated


def sees(person: Person, roles: Sequence[Role]) -> str:
    """'Sees 42 partners: all of EMEA.'"""
    scope = scope_of(person)
    count = Partner.objects.visible_to(scope).count()
    if scope.everything:
        return _("Sees everything: all %(count)s partners, and what is internal.") % {"count": count}
    if not count:
        return _("Sees no partner.")
    said = ngettext("Sees %(count)s partner: %(what)s.", "Sees %(count)s partners: %(what)s.", count)
    if {role.kind for role in roles} == {Kind.MANAGER}:
        return said % {
            "count": count,
            "what": ngettext("the one in their care", "those in their care", count),
        }
    parts = list(dict.fromkeys(_parts(person, roles)))
    return said % {"count": count, "what": enumerated(parts)}


def _parts(person: Person, roles: Sequence[Role]) -> Iterator[str]:
    for role in roles:
        match role.kind:
            case Kind.REGIONAL:
                yield _("all of %(territory)s") % {"territory": role.territory}
            case Kind.MANAGER:
                care = Assignment.objects.on(today()).filter(manager=person, partner__active=True)
                number = care.values("partner").distinct().count()
                yield ngettext("%(n)s in their care", "%(n)s in their care", number) % {"n": number}
            case Kind.DISTRIBUTOR:
                yield _("%(company)s and all under it") % {"company": role.partner}
            case Kind.EXECUTIVE | Kind.STAFF:
                yield _("their own company, %(company)s") % {"company": role.partner}


def because(reason: Reason) -> str:
    """Why a role opens the partner: 'is in EMEA, their territory: Germany → EMEA'."""
    names = [str(node) for node in reason.path]
    match reason.role.kind:
        case Kind.CHIEF | Kind.OPERATIONS:
            return _("This role sees everything.")
        case Kind.REGIONAL:
            if len(names) == 1:
                return _("The partner is in %(top)s, their territory.") % {"top": names[0]}
            return _("The partner is in %(top)s, their territory: %(path)s.") % _up(names)
        case Kind.MANAGER:
            return _("The partner is in their care since %(day)s.") % {
                "day": date_format(reason.since or today())
            }
        case Kind.DISTRIBUTOR if len(names) > 2:
            return _("The partner is under %(top)s, their company: %(path)s.") % _up(names[1:])
        case Kind.DISTRIBUTOR if len(names) == 2:
            return _("The partner is under %(top)s, their company.") % {"top": names[1]}
    return _("It is their own company.")


def _up(names: Sequence[str]) -> dict[str, str]:
    """From the partner's side up to where the role is held."""
    return {"top": names[-1], "path": " → ".join(names)}
