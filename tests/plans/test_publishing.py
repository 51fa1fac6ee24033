"""After the signature: the plan's months are rows of `targets`, and figures compare with them to the cent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from tests.cast import TODAY, Cast
from tests.plans.made import content, line, plan_of, said_again, signed, signed_by

from quarterdeck import cube, kpis
from quarterdeck.audit.models import Entry
from quarterdeck.calendar import FiscalCalendar, Span
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.models import Import
from quarterdeck.intake.services import undo_import
from quarterdeck.plans.content import Line, Sold
from quarterdeck.plans.models import Plan, Play
from quarterdeck.plans.publishing import publish
from quarterdeck.plans.services import agreeing, ending
from quarterdeck.plans.tasks import publish_plan

CALENDAR = FiscalCalendar()
LINES = (
    line(1),
    line(2, kind=Sold.FAMILY, sold="Network", name="All of Network"),
    line(3, kind=Sold.PLAY, sold="backup", name="Backup"),
    line(4, kind=Sold.PLAY, sold="branch", name="A branch office"),
)


@pytest.fixture
def home(home: Home) -> Home:
    """With plays that a plan may sell."""
    Play.objects.create(key="backup", name="Backup", products=["S-2"])
    Play.objects.create(key="branch", name="A branch office", families=["Storage", "Network"])
    return home


def planned(
    home: Home,
    person: Person,
    span: str = "2027..2029",
    by: str | None = None,
    kpi: str = "target",
    **where: list[str],
) -> Mapping[str | None, Decimal | None]:
    snapshot = cube.current(home.cube)
    assert snapshot
    answer = kpis.ask(
        snapshot,
        scope_of(person),
        [kpi],
        by=[by] if by else [],
        where=where,
        period=Span.parse(span, CALENDAR),
        basis="plan",
        today=TODAY,
    )
    return {figure.by[by] if by else None: figure.value for figure in answer.figures}


def test_what_was_signed_is_what_figures_compare_with(cast: Cast, home: Home):
    """To the cent, as a whole, by product and family, by month; the same again changes nothing."""
    said = content(0, lines=LINES)
    plan = signed(cast, said)
    assert plan.unpublished
    publish_plan.func(plan.pk)
    plan.refresh_from_db()
    assert plan.unpublished == ""
    for person in (cast.chief, cast.manager, cast.executive, cast.staff):
        assert planned(home, person) == {None: said.total}
    assert planned(home, cast.outsider) == planned(home, cast.distributor) == {None: 0}
    assert planned(home, cast.manager, by="product") == {
        "S-1": LINES[0].total,
        "S-2": LINES[2].total,
        None: LINES[1].total + LINES[3].total,
    }
    by_month = planned(home, cast.manager, by="month")
    assert list(by_month.values()) == [
        sum(month) for month in zip(*(one.months for one in LINES), strict=True)
    ]
    assert planned(home, cast.manager, by="version") == {f"Plan {plan.pk} version 1": said.total}
    again = publish(plan, home)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 4 * 36)
    assert (again.actor, again.file_name) == (None, f"plan-{plan.pk}-version-1.csv")
    entry = Entry.objects.filter(action="plan.published").order_by("pk")[0]
    assert (entry.actor, entry.object, entry.after["version"]) == ("system", plan.key, 1)


def test_attainment_is_measured_against_the_plan(cast: Cast, home: Home):
    """P-1 has sold 9,009.00 in the first quarter of 2026."""
    said = content(1, length=24, begins="2026-01", lines=(line(1, 24, months=(Decimal("1001.00"),) * 24),))
    publish(signed(cast, said), home)
    assert planned(home, cast.executive, "2026-Q1", kpi="revenue") == {None: 9009}
    assert planned(home, cast.executive, "2026-Q1", kpi="attainment") == {None: 3}


def test_an_amendment_overwrites_and_an_end_takes_the_months_after_away(cast: Cast, home: Home):
    mia = cast.manager
    plan = signed(cast, content(2))
    publish(plan, home)
    draft = agreeing.amend(actor=mia, plan=plan)
    half = tuple(amount / 2 for amount in line(1).months[:24])
    amended: Line = line(1, 24, months=half, sold="N-1")
    said = said_again(draft, length=24, lines=(amended,))
    agreeing.propose(actor=mia, plan=plan, reason="Less.")
    signed_by(plan, mia, cast.executive)
    publish(plan, home)
    assert planned(home, mia) == {None: said.total}
    assert planned(home, mia, by="product") == {"N-1": said.total, "S-1": 0, "S-2": 0}
    ending.end(actor=mia, plan=plan, on=date(2027, 6, 15), reason="They close.")
    imported = publish(plan, home)
    assert planned(home, mia) == {None: sum(half[:6])}
    undo_import(actor=cast.operations, row=imported, home=home)
    plan.refresh_from_db()
    assert plan.unpublished == f"Import {imported.pk}, which brought them, was undone."


def test_what_stands_in_the_way_is_said_and_tried_again(cast: Cast, home: Home):
    """The second line is of a product that nobody knows."""
    plan = signed(cast, content(0, lines=(line(1), line(2, sold="X-9"))))
    publish_plan.func(plan.pk)
    plan.refresh_from_db()
    assert "36 months were held back by import" in plan.unpublished
    assert "X-9" in plan.unpublished
    waiting = DBTaskResult.objects.filter(task_path=publish_plan.module_path)
    assert list(waiting.values_list("args_kwargs__args", flat=True)) == [[plan.pk, 1]]
    assert planned(home, cast.manager) == {None: line(1).total}
    Plan.objects.filter(pk=plan.pk).update(unpublished="Nearly.")
    with pytest.raises(IntakeError, match="held back"):
        publish(plan, home)
    plan.refresh_from_db()
    assert plan.unpublished == "Nearly."


def test_what_only_one_side_signed_is_no_target(cast: Cast, tmp_path: Path):
    plan = plan_of(cast.manager, content())
    agreeing.propose(actor=cast.manager, plan=plan)
    signed_by(plan, cast.manager)
    assert publish(plan, Home(tmp_path)) is None
    assert not Import.objects.exists()
