"""Any sequence of edits and undos, by two people, leaves a plan that adds up and can be read again."""

from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.plans.made import full_content

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.plans import edits
from quarterdeck.plans.arithmetic import totals
from quarterdeck.plans.content import Content
from quarterdeck.plans.edits import EditError, Known
from quarterdeck.plans.flat import applied, changes, reversed_
from quarterdeck.plans.merging import OvertakenError, put_on

KNOWN = Known(
    lambda line: [Decimal(100 + month) for month in range(12)],
    lambda key, month: {"steady": [Decimal(1)] * 12, "ramp": [Decimal(n) for n in range(24)]}[key],
)
KEYS = st.sampled_from(["l1", "l2", "l3"])
SOME = st.lists(KEYS, min_size=1, max_size=3, unique=True)
MONTH = st.integers(0, 30)
AMOUNT = st.decimals(-5, 100_000, places=3).map(str)
RATES = st.lists(st.decimals(-1, 2, places=4).map(str), max_size=3)


def kind(name: str, /, **fields: st.SearchStrategy):
    return st.fixed_dictionaries({"kind": st.just(name), **fields})


CELL = st.fixed_dictionaries({"line": KEYS, "month": MONTH, "amount": AMOUNT})
WAY = st.one_of(
    st.fixed_dictionaries({"method": st.just("growth"), "growth": RATES, "cleaned": st.booleans()}),
    st.fixed_dictionaries({"method": st.just("shape"), "shape": st.sampled_from(["steady", "ramp", "odd"])}),
)
EDIT = st.one_of(
    kind("cells", cells=st.lists(CELL, min_size=1, max_size=4)),
    kind("fill", lines=SOME, first=MONTH, last=MONTH),
    kind("lock", lines=SOME, months=st.lists(MONTH, min_size=1, max_size=4), locked=st.booleans()),
    kind("way", lines=SOME, way=WAY),
    kind("spread", lines=SOME, first=MONTH, last=MONTH, amount=AMOUNT,
         by=st.sampled_from(["last_year", "evenly", "now"])),
    kind("add", of=st.just("play"), sold=st.sampled_from("abc"), name=st.just("A play")),
    kind("remove", lines=SOME),
    kind("move", line=KEYS, to=KEYS),
    kind("horizon", begins=st.sampled_from(["2026-11", "2027-01", "2027-06"]), length=st.integers(1, 30)),
)  # fmt: skip
STEP = st.one_of(EDIT, st.just("undo"))


@settings(max_examples=60)
@given(st.lists(STEP, max_size=12))
def test_totals_are_the_sum_of_cells_whatever_was_done(steps):
    content, done = full_content(2, 24), []
    for step in steps:
        if step == "undo":
            content = undone(content, done.pop()) if done else content
        else:
            after = edited(content, step)
            done.append(changes(content, after))
            content = after
        adds_up(content)
        assert Content.model_validate_json(content.canonical) == content


@settings(max_examples=60)
@given(EDIT, EDIT)
@example({"kind": "horizon", "begins": "2027-01", "length": 1}, {"kind": "remove", "lines": ["l1", "l2"]})
@example({"kind": "add", "of": "play", "sold": "a", "name": "A play"}, {"kind": "horizon", "length": 30})
def test_an_edit_taken_back_leaves_only_what_another_did_since(first, second):
    start = full_content(2, 24)
    one = edited(start, first)
    made = changes(start, one)
    assert applied(one, reversed_(made)) == start
    two = edited(one, second)
    try:
        left = put_on(two, reversed_(made))
    except (OvertakenError, ValueError):
        return  # the second stands on the first
    adds_up(left)
    added = tuple(
        change.path.removesuffix("key")
        for change in made
        if change.path.endswith(".key") and not change.before
    )
    others = {change.path for change in changes(two, left)} - {change.path for change in made}
    assert not {path for path in others if not path.startswith(added)} - {"lines", "lines.#"}


def edited(content: Content, request: dict) -> Content:
    try:
        return edits.made(edits.parse(request), content, KNOWN)
    except EditError:
        return content


def undone(content: Content, made: list) -> Content:
    return put_on(content, reversed_(made))


def adds_up(content: Content) -> None:
    calendar = FiscalCalendar(start_month=4)
    cells = sum((amount for line in content.lines for amount in line.months), Decimal(0))
    assert content.total == cells
    for groups in (totals.by_quarter(content, calendar), totals.by_year(content, calendar)):
        assert sum((total.amount for _group, total in groups), Decimal(0)) == cells
    assert all(amount == round(amount, 2) for line in content.lines for amount in line.months)
    assert all(0 <= month < content.length for line in content.lines for month in line.locked)
