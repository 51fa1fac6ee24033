"""A plan to work on."""

import pytest
from tests.cast import Cast
from tests.plans.made import full_content, plan_of

from quarterdeck.plans.models import Draft, Plan


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Mia's shared draft for P-1: two lines of 36 months, with what they earn."""
    return plan_of(cast.manager, full_content())


@pytest.fixture
def draft(plan: Plan) -> Draft:
    return plan.drafts.get()
