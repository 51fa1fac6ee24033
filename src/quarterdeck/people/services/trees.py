"""Moving a reseller from one distributor to another."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Partner, Person
from quarterdeck.directory.tree import walk_up
from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.people.errors import PeopleError
from quarterdeck.people.services.bringing import bring, look_up


def children_of(partner: Partner) -> QuerySet[Partner]:
    """Who is directly under it, by name."""
    return partner.children.filter(active=True).order_by("name", "pk")


def move(*, actor: Person, partner: Partner, parent: Partner | None, home: Home) -> Import:
    """Put `partner`, and with it all that is under it, under `parent` or under nobody.

    As an import of the subject partners, which can be undone. Raises PeopleError.
    """
    _check(partner, parent)
    rows = look_up(home, "partners", "partner = ?", [partner.pk])
    if not rows:
        raise PeopleError(_("%(name)s is not in the list of partners.") % {"name": partner})
    above = parent.pk if parent else None
    name = _("Move of %(name)s") % {"name": partner}
    brought = bring(
        actor=actor, home=home, subject="partners", name=name, rows=[{**rows[0], "parent": above}]
    )
    record(
        actor=actor,
        action="partner.moved",
        object=f"partner:{partner.pk}",
        before={"parent": partner.parent_id},
        after={"parent": above, "import": brought.pk},
    )
    return brought


def _check(partner: Partner, parent: Partner | None) -> None:
    names = {"name": partner, "above": parent}
    if (parent and parent.pk) == partner.parent_id:
        raise PeopleError(_("%(name)s stands there already.") % names)
    if parent == partner:
        raise PeopleError(_("%(name)s cannot be under itself.") % names)
    if parent and partner in walk_up(Partner, parent.pk):
        raise PeopleError(_("%(name)s cannot be under %(above)s, which is under %(name)s itself.") % names)
