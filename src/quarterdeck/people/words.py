"""What roles are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.models import Kind

ROLES: dict[str, str | Promise] = {
    Kind.CHIEF: _("channel chief"),
    Kind.OPERATIONS: _("channel operations"),
    Kind.REGIONAL: _("regional manager"),
    Kind.MANAGER: _("partner manager"),
    Kind.EXECUTIVE: _("partner executive"),
    Kind.STAFF: _("partner staff"),
    Kind.DISTRIBUTOR: _("distributor"),
}
