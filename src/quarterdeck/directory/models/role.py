"""What a person is responsible for, and with it what they may see."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.models.dated import Dated, DatedQuerySet
from quarterdeck.directory.models.person import Side


class Kind(models.TextChoices):
    """The roles of people, as the subject `people` names them."""

    CHIEF = "channel chief"
    OPERATIONS = "channel operations"
    REGIONAL = "regional manager"
    MANAGER = "partner manager"
    EXECUTIVE = "partner executive"
    STAFF = "partner staff"
    DISTRIBUTOR = "distributor"

    @property
    def side(self) -> Side:
        return Side.PARTNER if self in PARTNER_SIDE else Side.VENDOR


PARTNER_SIDE = (Kind.EXECUTIVE, Kind.STAFF, Kind.DISTRIBUTOR)
_PARTNER_SIDE = [kind.value for kind in PARTNER_SIDE]


class RoleQuerySet(DatedQuerySet["Role"]):
    """Roles, by day and by whether they count."""

    def counting(self, day: date) -> Self:
        """Roles that hold on `day`, of active people, on the person's own side."""
        partner_side = Q(kind__in=PARTNER_SIDE)
        own_side = Q(partner_side, person__side=Side.PARTNER) | Q(~partner_side, person__side=Side.VENDOR)
        return self.on(day).filter(own_side, person__is_active=True)


class Role(Dated):
    """A person's role over a territory or at a partner, for a time.

    A regional manager's territory is what they answer for; a partner manager's, if any, is where
    they work. `imported` roles follow the subject `people`; the others were granted by hand.
    """

    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="roles")
    kind = models.CharField(choices=Kind)
    partner = models.ForeignKey(
        "directory.Partner", models.PROTECT, null=True, blank=True, related_name="roles"
    )
    territory = models.ForeignKey(
        "directory.Territory", models.PROTECT, null=True, blank=True, related_name="roles"
    )
    imported = models.BooleanField(default=False)

    objects = RoleQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="role_has_the_right_object",
                condition=(
                    Q(kind__in=["channel chief", "channel operations"], partner=None, territory=None)
                    | Q(kind="regional manager", partner=None, territory__isnull=False)
                    | Q(kind="partner manager", partner=None)
                    | Q(kind__in=_PARTNER_SIDE, partner__isnull=False, territory=None)
                ),
                violation_error_message=_(
                    "A regional manager needs a territory, a partner's person their company, "
                    "and the channel chief and channel operations neither."
                ),
            ),
            models.UniqueConstraint(
                name="role_imported_once", fields=["person"], condition=Q(imported=True, until=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.place})" if self.place else self.kind

    @property
    def place(self) -> str:
        """The key of the role's partner or territory; empty when it has none."""
        return self.partner_id or self.territory_id or ""
