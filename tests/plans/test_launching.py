"""A launch as a part of a plan."""

from decimal import Decimal

import pytest
from tests.cast import Cast
from tests.plans.made import full_content

from quarterdeck.directory.selectors import scope_of
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.models import Draft
from quarterdeck.plans.profit.bench import people, service_days
from quarterdeck.plans.services.launching import add

pytestmark = pytest.mark.django_db


def test_a_launch_in_other_months_or_money_stays_out(cast: Cast, draft: Draft):
    scope = scope_of(cast.manager)
    for wrong in ({"begins": "2031-01"}, {"begins": "2020-01"}, {"currency": "USD"}):
        launch = full_content(1).model_copy(update=wrong)
        with pytest.raises(PlanError):
            add(actor=cast.manager, scope=scope, draft=draft, launch=launch)
    assert not draft.edits.exists()


def test_the_bench_is_the_days_of_all_services():
    """10,010 / 10,000 deals x 0.5 x 2 days in the first month."""
    content = full_content(1).model_copy(update={"lines": (full_content(10).lines[9],)})
    assert service_days(content)[0] == Decimal("1.0001")
    assert [people(Decimal(days)) for days in (0, 16, 17)] == [0, 1, 2]
