"""What roles are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.models import Kind, Role

ROLES: dict[str, str | Promise] = {
    Kind.CHIEF: _("channel chief"),
    Kind.OPERATIONS: _("channel operations"),
    Kind.REGIONAL: _("regional manager"),
    Kind.MANAGER: _("partner manager"),
    Kind.EXECUTIVE: _("partner executive"),
    Kind.STAFF: _("partner staff"),
    Kind.DISTRIBUTOR: _("distributor"),
}


def role_said(role: Role) -> str:
    """'partner executive (P-001)'."""
    words = {"role": ROLES[Kind(role.kind)], "place": role.place}
    return now("%(role)s (%(place)s)") % words if role.place else str(words["role"])
