"""The case of the guide, worked out as it stands there."""

import re
from decimal import Decimal
from pathlib import Path

from quarterdeck.reviews.arithmetic.drivers import Cause, Sold, drivers

GUIDE = Path(__file__).parents[2] / "docs/guides/review-figures.md"


def rows(table: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]


def sold(product: str, units: str, amount: str) -> list[Sold]:
    """A dash for units that are not known, and for a product that was not sold."""
    if amount == "–":
        return []
    return [Sold(product, None if units == "–" else Decimal(units), Decimal(amount))]


def test_the_case_of_what_moved_revenue():
    case = GUIDE.read_text(encoding="utf-8").split("<!-- drivers -->")[1]
    products, causes = re.findall(r"(?:^\|.*\n)+", case, re.MULTILINE)[:2]
    before = [row for name, units, amount, *_ in rows(products) for row in sold(name, units, amount)]
    after = [row for name, *_, units, amount in rows(products) for row in sold(name, units, amount)]
    found = drivers(before, after, Decimal("0.01"))
    said = {name: Decimal(result.replace("−", "-")) for name, _, result in rows(causes)}
    assert said == {cause.value: found.by(cause) for cause in Cause}
