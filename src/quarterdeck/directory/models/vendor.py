"""The one company whose channel this installation looks after."""

from django.db import models
from django.db.models import Q

from quarterdeck.calendar import FiscalCalendar


class Vendor(models.Model):
    """One row. `today_pinned` makes every page and command believe that it is that day."""

    class Basis(models.TextChoices):
        TARGET = "target"
        QUOTA = "quota"
        PLAN = "plan"

    class Pattern(models.TextChoices):
        CALENDAR = "calendar"
        WEEKS_4_4_5 = "4-4-5"
        WEEKS_4_5_4 = "4-5-4"
        WEEKS_5_4_4 = "5-4-4"

    class ResellerDetail(models.TextChoices):
        """How much of its resellers a distributor sees: their sum, each one's figures, or rows too."""

        TOTALS = "totals"
        FIGURES = "figures"
        ROWS = "rows"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField()
    currency = models.CharField(max_length=3)
    fiscal_name = models.CharField(default="Calendar year")
    fiscal_start_month = models.PositiveSmallIntegerField(default=1)
    fiscal_pattern = models.CharField(choices=Pattern, default=Pattern.CALENDAR)
    target_basis = models.CharField(choices=Basis, default=Basis.TARGET)
    reseller_detail = models.CharField(choices=ResellerDetail, default=ResellerDetail.ROWS)
    today_pinned = models.DateField(null=True, blank=True)
    simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="vendor_is_one", condition=Q(id=1)),
            models.CheckConstraint(
                name="vendor_fiscal_start_is_a_month",
                condition=Q(fiscal_start_month__gte=1, fiscal_start_month__lte=12),
            ),
            models.CheckConstraint(
                name="vendor_fiscal_pattern_is_known",
                condition=Q(fiscal_pattern__in=["calendar", "4-4-5", "4-5-4", "5-4-4"]),
            ),
            models.CheckConstraint(
                name="vendor_target_basis_is_known", condition=Q(target_basis__in=["target", "quota", "plan"])
            ),
            models.CheckConstraint(
                name="vendor_reseller_detail_is_known",
                condition=Q(reseller_detail__in=["totals", "figures", "rows"]),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def calendar(self) -> FiscalCalendar:
        return FiscalCalendar(
            name=self.fiscal_name,
            start_month=self.fiscal_start_month,
            pattern=self.Pattern(self.fiscal_pattern).value,  # type: ignore[arg-type]
        )
