"""A signed version's promises, as they are taken over."""

from datetime import date

from tests.cast import Cast

from quarterdeck.plans.content import Content, Promise
from quarterdeck.plans.promised import promised_of

LAST = date(2028, 12, 31)


def test_who_is_named_owns_it_or_else_who_signed(cast: Cast):
    promises = (
        Promise(key="p1", side="partner", text="Train", owner="LENA.ROTH@nordlicht.example "),
        Promise(key="p2", side="vendor", text="Fund", owner=cast.staff.email, due=date(2027, 3, 31)),
        Promise(key="p3", side="vendor", text="Lend"),
    )
    content = Content(begins="2027-01", length=24, currency="EUR", promises=promises)
    signed = {"vendor": cast.manager, "partner": cast.executive}
    found = {one.part: (one.owner, one.due) for one in promised_of(content, signed, last=LAST)}
    assert found == {
        "p1": (cast.staff, LAST),
        "p2": (cast.manager, date(2027, 3, 31)),
        "p3": (cast.manager, LAST),
    }
