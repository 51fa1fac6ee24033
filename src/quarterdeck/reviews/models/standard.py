"""What is expected of partners: by type, and by quarter of the year."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

INDEX = Decimal(4)
LIMITS = (Decimal(3), Decimal(5))


class Standard(models.Model):
    """One row for a `type` of partner ('': all) and a `quarter` of the fiscal year (0: each).

    `index` is the pipeline index to reach. Below `attainment`, `pace` or `pipeline` (a pipeline index) in
    two quarters running, or once below the `severe` part of it, a get-well plan is proposed. None: it
    is not watched.
    """

    type = models.CharField(blank=True)
    quarter = models.PositiveSmallIntegerField(default=0)
    index = models.DecimalField(
        max_digits=4,
        decimal_places=2,
        default=INDEX,
        validators=[MinValueValidator(LIMITS[0]), MaxValueValidator(LIMITS[1])],
    )
    attainment = models.DecimalField(max_digits=5, decimal_places=4, null=True, default=Decimal("0.8"))
    pace = models.DecimalField(max_digits=5, decimal_places=4, null=True, default=Decimal("0.8"))
    pipeline = models.DecimalField(max_digits=4, decimal_places=2, null=True, default=Decimal(2))
    severe = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal("0.6"))

    class Meta:
        ordering = ["type", "quarter"]
        constraints = [
            models.UniqueConstraint(name="standard_once", fields=["type", "quarter"]),
            models.CheckConstraint(
                name="standard_index_is_usual", condition=Q(index__gte=LIMITS[0], index__lte=LIMITS[1])
            ),
            models.CheckConstraint(name="standard_quarter_of_a_year", condition=Q(quarter__lte=4)),
        ]

    def __str__(self) -> str:
        return f"{self.type or '*'} {self.quarter}"
