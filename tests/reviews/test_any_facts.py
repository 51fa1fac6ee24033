"""Whatever the figures are, a review finds its words."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.reviews.facts import DAY

from quarterdeck.calendar import FiscalCalendar
from quarterdeck.reviews import words
from quarterdeck.reviews.arithmetic import coverage
from quarterdeck.reviews.arithmetic.chance import By, Chance, Why
from quarterdeck.reviews.arithmetic.customers import customers
from quarterdeck.reviews.arithmetic.drivers import Sold, drivers, leading
from quarterdeck.reviews.arithmetic.shift import OpenDeal, QuarterPipe, shifted
from quarterdeck.reviews.facts import (
    Ahead,
    Amounts,
    Back,
    BackLine,
    BackQuarter,
    BestMonth,
    Coming,
    Deal,
    Facts,
    Promised,
    Since,
    Story,
    Wins,
    WonDeal,
)
from quarterdeck.reviews.facts.facts import Peers
from quarterdeck.reviews.words import Sentence, Telling

CENT = Decimal("0.01")
MONEY = st.decimals(0, 10**12, places=2)
RETURNS = st.decimals(-(10**6), 10**12, places=2)
RATE = st.decimals(0, 1, places=2)
NAME = st.text(min_size=1, max_size=60)
MAYBE = st.just("") | NAME
DAYS = st.integers(-400, 400).map(lambda days: DAY + timedelta(days=days))
AMOUNTS = st.builds(
    lambda plan, part, actual, last_year: Amounts(
        plan=plan, due=None if plan is None else plan * part, actual=actual, last_year=last_year
    ),
    st.none() | MONEY,
    RATE,
    RETURNS,
    RETURNS,
)
TOLD = (
    words.by_quarter,
    words.by_line,
    words.drivers,
    words.customers,
    words.since,
    words.ahead,
    words.chances,
    words.shift,
    words.deals,
    words.questions,
    words.wins,
)


@st.composite
def backs(draw: st.DrawFn) -> Back:
    count = draw(st.integers(1, 4))
    kinds = draw(st.lists(st.sampled_from(["family", "product", "play", "outside"]), max_size=3))
    rows = [(kind, draw(MAYBE), [draw(AMOUNTS) for _ in range(count)]) for kind in kinds]
    lines = tuple(
        BackLine(key=str(number), kind=kind, name=name, quarters=tuple(parts), total=Amounts.of_all(parts))
        for number, (kind, name, parts) in enumerate(rows)
    )
    begun, over = draw(st.sampled_from([(True, True), (True, False), (False, False)]))
    quarters = tuple(
        BackQuarter(
            key=f"2026-Q{number + 1}",
            begun=begun or number + 1 < count,
            over=over or number + 1 < count,
            amounts=Amounts.of_all(line.quarters[number] for line in lines),
        )
        for number in range(count)
    )
    return Back(
        span=f"2026-01..2026-{count * 3:02}",
        quarters=quarters,
        total=Amounts.of_all(one.amounts for one in quarters),
        lines=lines,
        planned_by_line=draw(st.booleans()),
    )


@st.composite
def aheads(draw: st.DrawFn) -> Ahead:
    quarters = tuple(_coming(draw, key) for key in ("2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3"))
    deals = tuple(_deal(draw, str(number)) for number in range(draw(st.integers(0, 5))))
    won, lost = draw(st.integers(0, 50)), draw(st.integers(0, 50))
    return Ahead(
        quarters=quarters,
        deals=deals,
        shift=shifted(
            [QuarterPipe(one.key, one.plan, one.pipeline, one.index_target) for one in quarters],
            [OpenDeal(one.key, one.quarter, one.amount, one.probability or Decimal(0), 3) for one in deals],
        ),
        chance=draw(CHANCES),
        win_rate=coverage.win_rate(Decimal(won), Decimal(lost)),
        won_count=won,
        lost_count=lost,
    )


def _coming(draw: st.DrawFn, key: str) -> Coming:
    plan, pipeline, won = draw(st.none() | MONEY), draw(MONEY), draw(MONEY)
    return Coming(
        key=key,
        begun=key == "2026-Q4",
        basis="",
        plan=plan or None,
        actual=draw(RETURNS),
        last_year=draw(RETURNS),
        won=won,
        pipeline=pipeline,
        qualified=pipeline,
        weighted=None,
        index=coverage.index(pipeline, plan),
        index_target=Decimal(draw(st.integers(3, 5))),
        coverage=coverage.of_remainder(pipeline, plan, won) if plan else None,
    )


def _deal(draw: st.DrawFn, key: str) -> Deal:
    return Deal(
        key=key,
        name=draw(NAME),
        customer=draw(MAYBE),
        stage=draw(NAME),
        quarter=draw(st.sampled_from(["2026-Q4", "2027-Q1", "2027-Q3", "2028-Q1"])),
        amount=draw(MONEY),
        probability=draw(st.none() | RATE),
        qualified=draw(st.booleans()),
        created=date(2026, 1, 1),
        close_date=draw(DAYS),
        slips=draw(st.integers(0, 3)),
        slipped_days=draw(st.integers(0, 900)),
        days_in_stage=draw(st.integers(0, 900)),
        stalled=draw(st.booleans()),
        overdue=draw(st.booleans()),
    )


CHANCES = st.sampled_from(
    [
        *(Chance(None, None, why, Decimal(0)) for why in Why if why is not Why.REACHED),
        Chance(Decimal(1), None, Why.REACHED, Decimal(0)),
        Chance(Decimal(0), By.DEALS, None, Decimal(5), Decimal(3), 1, Decimal(2)),
        Chance(
            Decimal("0.3333"), By.SEASON, None, Decimal(5), Decimal(3), growth=Decimal(0), spread=Decimal(0)
        ),
    ]
)
SOLD = st.lists(
    st.builds(
        Sold, st.sampled_from(["", "A", "B", "C"]), st.none() | st.decimals(-5, 999, places=0), RETURNS
    ),
    max_size=5,
)
BOUGHT = st.dictionaries(st.sampled_from(["", "A", "B", "C", "D", "E"]), RETURNS)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    before, after = draw(SOLD), draw(SOLD)
    first, last = draw(
        st.sampled_from([("2026-07", "2026-07"), ("2026-07", "2026-08"), ("2026-07", "2026-09")])
    )
    return Story(
        first=first,
        last=last,
        drivers=drivers(before, after, CENT),
        leading=leading(before, after, CENT),
        names={"A": "Array", "B": "", "C": "%s 100 %(x)s"},
        customers=draw(st.none() | st.builds(customers, BOUGHT, BOUGHT)),
    )


PROMISED = st.builds(
    Promised,
    pk=st.integers(1, 9),
    side=st.sampled_from(["vendor", "partner"]),
    owner=NAME,
    text=st.text(min_size=1, max_size=200),
    due=DAYS,
    state=st.just("open"),
    closed_on=st.none(),
    outcome=MAYBE,
    here=st.booleans(),
) | st.builds(
    Promised,
    pk=st.integers(1, 9),
    side=st.sampled_from(["vendor", "partner"]),
    owner=NAME,
    text=NAME,
    due=DAYS,
    state=st.sampled_from(["kept", "dropped"]),
    closed_on=DAYS,
    outcome=MAYBE,
    here=st.booleans(),
)
SINCE = st.builds(
    Since,
    review=st.just(1),
    quarter=st.just("2026-Q2"),
    closed_on=DAYS,
    manager=MAYBE,
    currency=st.sampled_from(["EUR", "JPY"]),
    running=st.booleans(),
    then=RETURNS,
    now=st.none() | RETURNS,
)
WINS = st.builds(
    Wins,
    largest=st.none() | st.builds(WonDeal, key=NAME, name=NAME, customer=MAYBE, amount=MONEY, closed_on=DAYS),
    best_month=st.none()
    | st.builds(BestMonth, key=st.just("2026-08"), amount=MONEY, others=st.integers(1, 23)),
)
PEERS = st.builds(Peers, lower=RATE, median=RATE, upper=RATE)


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    looked_back = draw(backs())
    return Facts(
        partner="P-1",
        quarter=looked_back.reviewed.key,
        day=DAY,
        currency=draw(st.sampled_from(["EUR", "JPY", "KWD"])),
        plan=None,
        data_version="1",
        lake_versions={},
        known=draw(st.booleans()),
        manager=draw(MAYBE),
        back=looked_back,
        ahead=draw(aheads()),
        story=draw(st.none() | stories()),
        since=draw(st.none() | SINCE),
        promises=tuple(draw(st.lists(PROMISED, max_size=4))),
        peers=draw(st.none() | PEERS),
        untried=tuple(draw(st.lists(NAME, max_size=6))),
        wins=draw(WINS),
    )


@given(any_facts(), st.sampled_from(["en", "de", "ja"]), st.sampled_from([1, 7]))
def test_all_facts_find_their_words(found: Facts, language: str, start: int):
    telling = Telling(found, FiscalCalendar(start_month=start))
    with translation.override(language):
        head = [words.headline(telling), *filter(None, [words.beside_last_year(telling)])]
        told: list[Sentence] = [*head, *(one for tell in TOLD for one in tell(telling))]
    for one in told:
        assert one.text.strip()
        assert one.text[-1] in ".?。？"
        assert all(figure.label and figure.value for figure in one.behind)
    assert all("None" not in one.text and "NaN" not in one.text for one in told)


@given(any_facts())
def test_facts_are_the_same_after_they_were_kept(found: Facts):
    kept = Facts.model_validate_json(found.canonical)
    assert (kept, kept.digest) == (found, found.digest)
