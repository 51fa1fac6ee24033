"""Plans to try things on: a content of n lines, a plan of it with its chosen draft."""

from decimal import Decimal
from typing import Any

from tests.cast import Cast

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.plans import selectors
from quarterdeck.plans.content import Content, Earning, Investment, Line, Service, Sold, Terms
from quarterdeck.plans.models import Draft, Plan
from quarterdeck.plans.months import months_of
from quarterdeck.plans.services import agreeing
from quarterdeck.plans.services.signing import sign

ADDRESS = "192.0.2.7"
"""Whence everybody signs."""


def line(number: int = 1, length: int = 36, **more: Any) -> Line:
    """Line 1 plans 1,001.00 in its first month, 1,002.00 in the next, ...; line 2 starts at 2,001.00."""
    return Line(
        **{
            "key": f"l{number}",
            "kind": Sold.PRODUCT,
            "sold": f"S-{number}",
            "name": f"Array {number}00",
            "months": tuple(Decimal(f"{number * 1000 + month}.00") for month in range(1, length + 1)),
            **more,
        }
    )


def content(count: int = 2, length: int = 36, **more: Any) -> Content:
    """`count` lines of `length` months from January 2027 in euros, without assumptions."""
    made = tuple(line(number, length) for number in range(1, count + 1))
    return Content(**{"begins": "2027-01", "length": length, "currency": "EUR", "lines": made, **more})


def earning() -> Earning:
    """A fifth of margin, and a set-up in half of the deals of 10,000."""
    setup = Service(
        key="s1", name="Set-up", attach=Decimal("0.5"), days=Decimal(2), day_rate=Decimal(900),
        day_cost=Decimal(600),
    )  # fmt: skip
    return Earning(margin=Decimal("0.2"), deal=Decimal(10000), services=(setup,))


def full_content(lines: int = 2, length: int = 36) -> Content:
    """As `content`, with what lines earn, two people to train, and terms."""
    made = tuple(line(number, length, earning=earning()) for number in range(1, lines + 1))
    training = Investment(
        key="i1", kind="training", name="Certify two people", people=2, days=Decimal(5),
        day_cost=Decimal(400), lost_day=Decimal(900),
    )  # fmt: skip
    terms = Terms(stock_days=Decimal(15), finance_rate=Decimal("0.06"), floor=Decimal("0.18"))
    return content(0, length, lines=made, investments=(training,), terms=terms)


def said_again(draft: Draft, **more: object) -> Content:
    """The draft says something else from now on."""
    said = draft.value.model_copy(update=more)
    draft.content = said.model_dump(mode="json")
    draft.revision += 1
    draft.save()
    return said


def signed_by(plan: Plan, *people: Person, ending: tuple[int, ...] = ()) -> Plan:
    for person in people:
        waiting = selectors.proposed(plan)
        assert waiting
        sign(actor=person, plan=plan, digest=waiting.digest, address=ADDRESS, ending=ending)
    plan.refresh_from_db()
    return plan


def signed(cast: Cast, said: Content) -> Plan:
    """A plan that Mia proposed, and Jonas and she have signed."""
    plan = plan_of(cast.manager, said)
    agreeing.propose(actor=cast.manager, plan=plan)
    return signed_by(plan, cast.executive, cast.manager)


def plan_of(maker: Person, said: Content, *, partner: str = "P-1", **more: Any) -> Plan:
    """A draft that `maker` has drawn up; `shared` with the partner unless told otherwise."""
    vendor = Vendor.objects.first()
    months = months_of(said, vendor.calendar if vendor else FiscalCalendar())
    plan = Plan.objects.create(
        **{
            "partner": Partner.objects.get(pk=partner),
            "shared": True,
            "begins": months[0].first,
            "ends": months[-1].last,
            "currency": said.currency,
            "made_by": maker,
            **more,
        }
    )
    Draft.objects.create(pk=more.get("pk"), plan=plan, name="Draft", content=said.model_dump(mode="json"))
    return plan
