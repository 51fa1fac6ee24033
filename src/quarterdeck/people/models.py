"""Invitations: the only way to a first password in the browser."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from quarterdeck.directory.models import Partner, Person

LASTS = timedelta(days=14)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by what became of them."""

    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the link may have run out."""
        return self.filter(accepted=None, withdrawn=None)

    def working(self) -> "InvitationQuerySet":
        """Those whose link opens now."""
        return self.open().filter(sent__gt=timezone.now() - LASTS, person__is_active=True)


class Invitation(models.Model):
    """A link by mail with which a person sets their first password, once.

    `serial` grows each time it is sent, and only the newest link works. One without `person` went to
    an address that is somebody else's already: its link opens nothing, and to the colleague who sent
    it from `company` it looks like any other.
    """

    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="invitations")
    email = models.EmailField(max_length=254)
    name = models.CharField()
    company = models.ForeignKey(Partner, models.CASCADE, null=True, blank=True, related_name="invitations")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    serial = models.PositiveIntegerField(default=1)
    sent = models.DateTimeField(default=timezone.now)
    accepted = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="invitation_open_once", fields=["person"], condition=Q(accepted=None, withdrawn=None)
            ),
            models.UniqueConstraint(
                name="invitation_into_nothing_open_once",
                fields=["email", "company"],
                condition=Q(person=None, accepted=None, withdrawn=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.sent:%Y-%m-%d}"

    @property
    def until(self) -> datetime:
        """When the link stops working."""
        return self.sent + LASTS

    @property
    def ran_out(self) -> bool:
        return timezone.now() >= self.until
