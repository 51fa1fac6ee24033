"""Decks to look at: a usual one, and one whose names and amounts are as long as they get."""

from datetime import UTC, datetime
from decimal import Decimal

from quarterdeck.slides import (
    Brand,
    Chart,
    Closing,
    Column,
    Columns,
    Deck,
    Figure,
    Item,
    Numbers,
    Sentence,
    Sentences,
    Series,
    Statement,
    Table,
    Title,
)

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LONG = "Donaudampfschifffahrtsgesellschaft Internationale Handels KG"
AMOUNT = "−123,456,789,012.34"
SIZES = ((9, "B"), (6, "M"), (3, "K"))
QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3")
ACTUAL = (Decimal("1240000.55"), Decimal(1310000), None)


def usual(brand: Brand) -> Deck:
    deck = Deck(brand, "Review", foot=("Tarnvale", "Nordlicht", "22 November 2026", "data version 41"))
    numbers = Numbers.short(ACTUAL, SIZES)
    plan = Series("Plan", "plan", (Decimal(1100000), Decimal(1250000), Decimal(1200000)))
    won = Series("Won", "actual", (Decimal(400000), Decimal(120000), Decimal(0)))
    pipeline = Series("Open pipeline", "pipeline", (Decimal(2400000), Decimal(900000), Decimal(3000000)))
    deck.add(
        Title("Quarterly review", "Third quarter 2026", ("Mia Brandt",), notes="Say hello."),
        Statement(
            "Ahead of plan.", (Figure("1.24 M EUR", "Actual", "Ahead", "ahead"), Figure("98 %", "Pace"))
        ),
        Chart("Ahead", QUARTERS, (plan, Series("Actual", "actual", ACTUAL)), numbers=numbers),
        Chart("Pipeline", QUARTERS, (won, pipeline, plan), form="stacked", numbers=numbers),
        Chart("Lines", QUARTERS, (plan, Series("Forecast", "forecast", ACTUAL)), form="line"),
        Table(
            "By line", ("Line", "Plan"), (("=SUM(A1)", "1,000"), ("Services", "2,000")), ("Total", "3,000")
        ),
        Sentences("Volume", (Sentence("More was sold.", Figure("+412 K", "Volume"), "1,240 units"),)),
        Columns(
            "Promises",
            Column("Tarnvale", (Item("Train two", "kept", "ahead"),)),
            Column("Nordlicht", (), "None."),
        ),
        Closing("Next review on 16 February 2027"),
    )
    return deck


def long(brand: Brand) -> Deck:
    """Names of 60 characters, amounts of 12 digits, 20 lines."""
    deck = Deck(brand, LONG, foot=(LONG, LONG, "22 November 2026", "data version 1234567"))
    figure = Figure(f"{AMOUNT} EUR", LONG, LONG, "at_risk")
    values = (Decimal("123456789012.34"),) * 6
    numbers = Numbers(decimals=2)
    rows = tuple((f"{LONG} {number}", *(AMOUNT,) * 6) for number in range(20))
    both = tuple(Series(LONG, role, values) for role in ("actual", "plan"))
    deck.add(
        Title(f"{LONG} {LONG}", LONG, (LONG,) * 3),
        Statement(f"{LONG} is ahead of plan with {LONG}", (figure,) * 5, topic=LONG, text=f"{LONG} {LONG}"),
        Table(
            f"{LONG} {LONG}",
            (LONG, *("The head of a column",) * 6),
            rows,
            (LONG, *(AMOUNT,) * 6),
            note=LONG * 3,
        ),
        Table(LONG, (LONG, LONG), tuple((f"{LONG} {number}", LONG) for number in range(20)), words=2),
        Sentences(LONG, (Sentence(f"{LONG} {LONG}", figure, f"{LONG} {LONG} {LONG}"),) * 6, topic=LONG),
        Columns(LONG, Column(LONG, (Item(f"{LONG} {LONG}", LONG, "behind"),) * 7), Column(LONG, (), LONG)),
        Sentences("東京の四半期", (Sentence("東京の四半期は計画を上回っています。" * 9, figure),)),
        *(
            Chart(
                f"{LONG} {LONG}",
                (LONG,) * 6,
                both,
                form=form,
                numbers=numbers,
                topic=LONG,
                figures=(figure,) * 3,
                note=f"{LONG} {LONG} {LONG}",
            )
            for form in ("columns", "bars", "stacked", "line")
        ),
        Closing(f"{LONG} {LONG}", LONG, (LONG,) * 4),
    )
    return deck
