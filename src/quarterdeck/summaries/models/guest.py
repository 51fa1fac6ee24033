"""People of a partner who get its summary without a sign-in."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarterdeck.directory.models import Partner


class GuestQuerySet(models.QuerySet["Guest"]):
    """Guests, by whether they still are."""

    def current(self) -> Self:
        return self.filter(removed_at=None, partner__active=True)


class Guest(models.Model):
    """Gets the summary of one company, as a link that expires or as a file with a password.

    The file's `password` is sealed; it is shown once, to whoever adds the guest.
    """

    class Way(models.TextChoices):
        LINK = "link", _("A link that works for 14 days")
        FILE = "file", _("A PDF with a password")

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="summary_guests")
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254)
    language = models.CharField(blank=True)
    way = models.CharField(choices=Way, default=Way.LINK)
    password = models.CharField(blank=True)
    monthly = models.BooleanField(default=True)
    quarterly = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="summaries_guest_once", fields=["partner", "email"], condition=Q(removed_at=None)
            ),
            models.CheckConstraint(
                name="summaries_guest_email_in_lower_case", condition=Q(email=Lower("email"))
            ),
            models.CheckConstraint(
                name="summaries_guest_file_has_password", condition=~Q(way="file", password="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def wants(self, grain: str) -> bool:
        return self.monthly if grain == "month" else self.quarterly
