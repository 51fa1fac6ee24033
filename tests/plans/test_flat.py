"""Contents as leaves: what differs is found, put on another content, and taken back."""

from decimal import Decimal

from quarterdeck.plans.content import Content, Earning, Line, Service, Sold, Terms
from quarterdeck.plans.flat import applied, changes, leaves, reversed_

ARRAY = Line(
    key="l1",
    kind=Sold.PRODUCT,
    sold="S-1",
    name="Array 200",
    months=(Decimal("100.00"), Decimal("200.00")),
    earning=Earning(
        services=(
            Service(
                key="s1", name="Set-up", attach=Decimal("0.5"), days=Decimal(2), day_rate=900, day_cost=600
            ),
        )
    ),
)
SWITCH = ARRAY.model_copy(update={"key": "l2", "sold": "N-1", "name": "Switch 24", "earning": Earning()})
EMPTY = Content(begins="2027-01", length=2, currency="EUR")
PLAN = EMPTY.model_copy(update={"lines": (ARRAY, SWITCH), "terms": Terms(floor=Decimal("0.2"))})


def test_a_cell_is_one_leaf():
    dearer = ARRAY.model_copy(update={"months": (Decimal("100.00"), Decimal("250.00"))})
    (change,) = changes(PLAN, PLAN.model_copy(update={"lines": (dearer, SWITCH)}))
    assert (change.path, change.before, change.after) == ("lines.l1.months.1", '"200.00"', '"250.00"')


def test_what_was_changed_can_be_taken_back():
    for other in (EMPTY, PLAN.model_copy(update={"lines": (SWITCH, ARRAY), "note": "Together"})):
        made = changes(PLAN, other)
        assert applied(PLAN, made) == other
        assert applied(other, reversed_(made)) == PLAN


def test_a_line_that_is_moved_changes_nothing_but_the_order():
    moved = PLAN.model_copy(update={"lines": (SWITCH, ARRAY)})
    assert [change.path for change in changes(PLAN, moved)] == ["lines.#"]


def test_the_digest_is_that_of_what_is_said():
    assert PLAN.digest == Content.model_validate_json(PLAN.canonical).digest
    assert PLAN.digest != EMPTY.digest
    assert leaves(PLAN)["lines.l1.earning.services.s1.attach"] == '"0.5"'
