"""The promises of a content, as commitments will hold them."""

from datetime import date

import pytest
from tests.cast import Cast

from quarterdeck.plans.content import Content, Promise
from quarterdeck.plans.errors import PlanError
from quarterdeck.plans.promised import promised_by

TRAIN = Promise(
    key="p1", side="partner", text="Train", owner="LENA.ROTH@nordlicht.example ", due=date(2027, 3, 31)
)


def content(*promises: Promise) -> Content:
    return Content(begins="2027-01", length=24, currency="EUR", promises=promises)


def test_a_promise_has_a_person_and_a_day(cast: Cast):
    (found,) = promised_by(content(TRAIN))
    assert (found.part, found.owner, found.due) == ("p1", cast.staff, date(2027, 3, 31))
    for missing, why in (
        ({"owner": ""}, "Say who"),
        ({"side": "vendor"}, "Say who"),
        ({"due": None}, "by which day"),
    ):
        with pytest.raises(PlanError, match=why):
            promised_by(content(TRAIN.model_copy(update=missing)))
