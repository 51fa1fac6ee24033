"""What each edit makes of a content: values in, values out."""

from decimal import Decimal
from typing import Any

import pytest
from tests.plans.made import content, line

from quarterdeck.plans import edits
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import EditError, Known

YEAR = [Decimal(amount) for amount in (100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200)]
KNOWN = Known(
    lambda line: YEAR if line.key == "l1" else [],
    lambda key, month: {"steady": [Decimal(1)] * 12}[key],
)
PLAN = content(2, 24)


def after(plan: Content = PLAN, **request: Any) -> Content:
    return edits.made(edits.parse(request), plan, KNOWN)


def months(plan: Content, key: str = "l1") -> list[str]:
    return [str(amount) for amount in plan.line(key).months]


def refusal(plan: Content = PLAN, **request: Any) -> str:
    with pytest.raises(EditError) as error:
        after(plan, **request)
    return str(error.value)


def cell(month: int, amount: str, line: str = "l1") -> dict[str, Any]:
    return {"line": line, "month": month, "amount": amount}


def test_a_typed_amount_is_rounded_as_it_can_be_paid():
    made = after(kind="cells", cells=[cell(3, "1234.567"), cell(0, "5", "l2")])
    assert (months(made)[3], months(made, "l2")[0]) == ("1234.57", "5.00")
    assert made.line("l1").way.method == "custom"


def test_a_locked_month_stays_whatever_is_done():
    held = after(kind="lock", lines=["l1"], months=[0, 2])
    assert held.line("l1").locked == (0, 2)
    assert refusal(held, kind="cells", cells=[cell(2, "9")]) == "This month is locked. Unlock it first."
    pasted = after(held, kind="cells", cells=[cell(2, "9"), cell(3, "9")])
    assert months(pasted)[2:4] == ["1003.00", "9.00"]
    spread = after(held, kind="spread", lines=["l1"], first=0, last=11, amount="12004", by="evenly")
    assert months(spread)[:4] == ["1001.00", "1000.00", "1003.00", "1000.00"]
    assert months(spread)[12] == "1013.00"
    assert after(held, kind="lock", lines=["l1"], months=[0], locked=False).line("l1").locked == (2,)
    assert "leave no room" in refusal(
        held, kind="spread", lines=["l1"], first=0, last=11, amount="5", by="now"
    )


def test_an_annual_figure_is_spread_without_losing_a_cent():
    made = after(kind="spread", lines=["l1"], first=0, last=11, amount="1000.01", by="last_year")
    assert sum(made.line("l1").months[:12]) == Decimal("1000.01")
    assert months(made)[0] == "12.82"
    assert "was sold last year" in refusal(
        kind="spread", lines=["l2"], first=0, last=11, amount="9", by="last_year"
    )


def test_growth_on_last_year_for_a_line_and_its_locks():
    grown = after(kind="way", lines=["l1"], way={"method": "growth", "growth": ["0.1", "0"]})
    assert (months(grown)[0], months(grown)[11], months(grown)[12]) == ("110.00", "1320.00", "110.00")
    held = after(after(kind="lock", lines=["l1"], months=[0]), kind="way", lines=["l1"],
                 way={"method": "growth", "growth": ["0.1"]})  # fmt: skip
    assert months(held)[0] == "1001.00"
    assert sum(held.line("l1").months[:12]) == sum(grown.line("l1").months[:12])
    assert "Array 200" in refusal(kind="way", lines=["l1", "l2"], way={"method": "growth"})


def test_a_shape_keeps_what_each_line_adds_up_to_unless_told_otherwise():
    made = after(kind="way", lines=["l1", "l2"], way={"method": "shape", "shape": "steady"})
    assert sum(made.line("l2").months[:12]) == sum(PLAN.line("l2").months[:12])
    assert months(made)[1] == months(made)[2]
    scaled = after(kind="way", lines=["l2"], way={"method": "shape", "shape": "steady", "annual": ["1200"]})
    assert months(scaled, "l2")[::23] == ["100.00", "100.00"]
    assert "no shape" in refusal(kind="way", lines=["l1"], way={"method": "shape", "shape": "odd"})


def test_filling_to_the_right():
    made = after(kind="fill", lines=["l1", "l2"], first=4, last=7)
    assert months(made)[4:9] == ["1005.00"] * 4 + ["1009.00"]
    assert "nothing" not in refusal(kind="fill", lines=["l1"], first=4, last=4)


def test_lines_come_move_and_go():
    made = after(kind="add", of="family", sold="Storage", name="Storage")
    assert [one.key for one in made.lines] == ["l1", "l2", "l3"]
    assert (
        refusal(made, kind="add", of="family", sold="Storage", name="S") == "Storage is in the plan already."
    )
    assert [one.key for one in after(made, kind="move", line="l3", to="l1").lines] == ["l3", "l1", "l2"]
    assert [one.key for one in after(made, kind="move", line="l1", to="l3").lines] == ["l2", "l3", "l1"]
    assert [one.key for one in after(made, kind="remove", lines=["l1", "l3"]).lines] == ["l2"]
    assert after(kind="rename", line="l1", name="Big ones").line("l1").name == "Big ones"
    full = content(0, 1, lines=tuple(line(number, 1) for number in range(1, 41)))
    assert "at most 40" in refusal(full, kind="add", of="play", sold="x", name="x")


def test_assumptions_change_only_where_they_are_named():
    made = after(kind="earning", lines=["l1", "l2"], earning={"margin": "0.2"})
    made = after(made, kind="earning", lines=["l1"], earning={"deal": "5000"})
    assert (made.line("l1").earning.margin, made.line("l1").earning.deal) == (Decimal("0.2"), Decimal(5000))
    assert after(kind="terms", terms={"floor": "0.15"}).terms.floor == Decimal("0.15")
    assert "margin" in refusal(kind="earning", lines=["l1"], earning={"margin": "2"})


def test_parts_are_put_and_dropped_by_their_key():
    made = after(kind="put", group="goals", part={"text": "More services"})
    made = after(made, kind="put", group="goals", part={"key": "g1", "target": "12"})
    assert (made.goals[0].text, made.goals[0].target) == ("More services", Decimal(12))
    assert after(made, kind="drop", group="goals", key="g1").goals == ()
    assert "no longer" in refusal(kind="drop", group="goals", key="g1")


def test_another_start_keeps_amounts_in_their_month():
    held = after(kind="lock", lines=["l1"], months=[1, 3])
    later = after(held, kind="horizon", begins="2027-03", length=24)
    assert (months(later)[0], months(later)[-1], later.line("l1").locked) == ("1003.00", "0.00", (1,))
    earlier = after(later, kind="horizon", begins="2027-01", length=12)
    assert months(earlier)[:3] == ["0.00", "0.00", "1003.00"]


def test_a_longer_plan_goes_on_as_its_lines_were_made():
    steady = after(kind="way", lines=["l1"], way={"method": "shape", "shape": "steady", "annual": ["1200"]})
    longer = after(steady, kind="horizon", begins="2027-01", length=36)
    assert months(longer)[35] == "100.00"
    assert months(longer, "l2")[35] == "0.00"


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"kind": "cells", "cells": [cell(3, "-5")]}, "below zero"),
        ({"kind": "cells", "cells": [cell(30, "5")]}, "24 months"),
        ({"kind": "cells", "cells": [cell(3, "1e15")]}, "too large"),
        ({"kind": "cells", "cells": [cell(3, "many")]}, "no edit of a plan"),
        ({"kind": "cells", "cells": [cell(3, "5", "l9")]}, "no longer in the plan"),
        ({"kind": "nonsense"}, "no edit of a plan"),
        ({}, "no edit of a plan"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(request_, said):
    assert said in refusal(**request_)
