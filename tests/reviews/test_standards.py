"""The pipeline index that is asked for: by type and quarter, else as the glossary says."""

from decimal import Decimal

import pytest
from tests.reviews.made import CALENDAR

from quarterdeck.calendar import Period
from quarterdeck.reviews.models import Standard
from quarterdeck.reviews.standards import standards

pytestmark = pytest.mark.django_db
SECOND, THIRD = (Period.parse(key, CALENDAR) for key in ("2026-Q2", "2026-Q3"))


def test_four_unless_somebody_says_otherwise():
    assert standards().of("Reseller", THIRD).index == 4


def test_the_nearest_row_counts():
    for kind, quarter, index in (("", 0, "3.5"), ("", 3, "4.5"), ("Reseller", 0, "3"), ("Reseller", 3, "5")):
        Standard.objects.create(type=kind, quarter=quarter, index=Decimal(index))
    known = standards()
    assert known.of("Reseller", THIRD).index == 5
    assert known.of("Reseller", SECOND).index == 3
    assert known.of("Consultancy", THIRD).index == Decimal("4.5")
    assert known.of("Consultancy", SECOND).index == Decimal("3.5")
