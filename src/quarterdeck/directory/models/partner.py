"""The companies the vendor sells through."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.directory.models.keys import Keys
from quarterdeck.directory.scope import Scope


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Partners, narrowed to what somebody may see."""

    def visible_to(self, scope: Scope) -> Self:
        """Active partners inside `scope`: none for an empty scope."""
        active = self.filter(active=True)
        return active if scope.everything else active.filter(key__in=Keys(scope.partners))


class Partner(models.Model):
    """A partner. One that vanished from the lake is inactive, which is as good as absent."""

    class Flow(models.TextChoices):
        SELL_IN = "sell-in"
        SELL_THROUGH = "sell-through"

    key = models.CharField(primary_key=True)
    name = models.CharField()
    type = models.CharField()
    tier = models.CharField(blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    territory = models.ForeignKey(
        "directory.Territory", models.PROTECT, null=True, blank=True, related_name="partners"
    )
    country = models.CharField(blank=True)
    city = models.CharField(blank=True)
    currency = models.CharField()
    measured_on = models.CharField(choices=Flow, default=Flow.SELL_IN)
    fiscal_start = models.PositiveSmallIntegerField(default=1)
    signed = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    active = models.BooleanField(default=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partner_contract_dates_in_order",
                condition=Q(signed=None) | Q(ends=None) | Q(ends__gte=F("signed")),
            ),
            models.CheckConstraint(
                name="partner_fiscal_start_is_a_month", condition=Q(fiscal_start__gte=1, fiscal_start__lte=12)
            ),
            models.CheckConstraint(
                name="partner_measured_on_is_known", condition=Q(measured_on__in=["sell-in", "sell-through"])
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def calendar(self) -> FiscalCalendar:
        """The partner's own fiscal years."""
        return FiscalCalendar(name=f"{self.name}'s year", start_month=self.fiscal_start)
