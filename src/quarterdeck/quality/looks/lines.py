"""Single rows that are hard to believe: a price, a date, a line that stands twice."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from quarterdeck.calendar import calendar_months
from quarterdeck.lake import sql
from quarterdeck.quality.desk import A_YEAR, Desk, Found

TIMES = 10
COMPARABLE = 5  # sales of a product that there must be to know its price
AHEAD = {"sales": timedelta(days=31), "targets": timedelta(days=5 * 365)}
AHEAD_OTHERS = timedelta(days=3 * 365)

_SOLD = """
CREATE TEMP TABLE IF NOT EXISTS sold AS
SELECT r.line, r.partner, r.product, r.date, r.quantity, r.amount, r.currency, r.flow, r.customer, r._import,
       r._line, CAST(CAST(r.amount AS DECIMAL(20, 4)) * x.rate AS DECIMAL(18, 4)) AS value
FROM {sales} r LEFT JOIN rates x ON x.currency = coalesce(r.currency, $own) AND x.day = r.date
WHERE r.date > $since"""

_PRICE = f"""
WITH priced AS (
  SELECT *, CAST(value / quantity AS DECIMAL(18, 4)) AS price, NULL AS buyer FROM sold
  WHERE value > 0 AND quantity > 0 AND product IS NOT NULL
  UNION ALL
  SELECT *, value, partner FROM sold WHERE value > 0 AND (coalesce(quantity, 0) = 0 OR product IS NULL)
), usual AS (
  SELECT product, buyer, CAST(median(price) AS DECIMAL(18, 2)) AS usual FROM priced
  GROUP BY ALL HAVING count(*) >= {COMPARABLE} AND median(price) >= 0.01
)
SELECT p.line, p.partner, p.product, p.date, p.quantity, p.amount, p.currency, p._import, p._line,
       p.price, u.usual, CAST(p.price / u.usual AS DECIMAL(18, 1)) AS times
FROM priced p JOIN usual u
  ON u.product IS NOT DISTINCT FROM p.product AND u.buyer IS NOT DISTINCT FROM p.buyer
WHERE p.price >= {TIMES} * u.usual ORDER BY p.value DESC, p.line"""
"""The price of a unit against what the product usually costs; without units, the amount against what
that partner usually pays for it."""

_TWICE = """
WITH told AS (
  SELECT *, hash(partner, product, date, quantity, amount, currency, flow, customer) AS said FROM sold
), doubled AS (SELECT said FROM told GROUP BY said HAVING count(*) > 1)
SELECT list(line ORDER BY line), partner, product, date, quantity, amount, currency,
       list(DISTINCT _import ORDER BY _import)
FROM told SEMI JOIN doubled USING (said)
GROUP BY partner, product, date, quantity, amount, currency, flow, customer
HAVING count(*) > 1 ORDER BY max(value) DESC, 1"""

_FUTURE = """
SELECT {key}, {partner}, {day}, _import, _line FROM {rows} WHERE {day} > $limit ORDER BY {day} DESC, 1"""


def prices(desk: Desk) -> list[Found]:
    """Sales of the last year at ten times the usual price, or more."""
    _gather(desk)
    return [_priced(desk, row) for row in desk.ask(_PRICE)]


def _priced(desk: Desk, row: tuple[Any, ...]) -> Found:
    line, partner, product, day, quantity, amount, currency, came, number, price, usual, times = row
    facts = _sale((line, product, day, quantity, amount, currency)) | {
        "price": str(price),
        "usual": str(usual),
        "times": str(times),
        "price_currency": desk.snapshot.currency,
        "import": came,
        "file_line": number,
    }
    return Found(f"{line}:{_plain(amount)}:{_plain(quantity)}", facts, partner=partner, month=f"{day:%Y-%m}")


def twice(desk: Desk) -> list[Found]:
    """Lines of the last year that say the same but for their key."""
    _gather(desk)
    found = []
    for lines, partner, product, day, quantity, amount, currency, imports in desk.ask(_TWICE):
        facts = _sale((lines[0], product, day, quantity, amount, currency))
        more = {"lines": lines[:20], "count": len(lines), "imports": imports[:20]}
        found.append(Found("|".join(lines)[:500], facts | more, partner=partner, month=f"{day:%Y-%m}"))
    return found


def future(desk: Desk) -> list[Found]:
    """Rows dated further ahead than rows of their subject can well be."""
    found = []
    for fact in desk.lake.catalogue.facts:
        limit = desk.today + AHEAD.get(fact.name, AHEAD_OTHERS)
        query = _FUTURE.format(
            key=" || '/' || ".join(f"CAST({sql.name(one)} AS VARCHAR)" for one in fact.key),
            partner="partner" if "partner" in fact else "NULL",
            day=sql.name(fact.date or ""),
            rows=desk.source(fact.name),
        )
        found += [
            Found(
                key=f"{fact.name}:{key}:{day}",
                facts={
                    "subject": fact.name,
                    "line": key,
                    "day": day.isoformat(),
                    "import": came,
                    "file_line": line,
                },
                partner=partner or "",
                month=f"{day:%Y-%m}",
            )
            for key, partner, day, came, line in desk.ask(query, limit=limit)
        ]
    return found


def _gather(desk: Desk) -> None:
    since = desk.today - A_YEAR
    months = calendar_months(since, desk.today.replace(year=desk.today.year + 1, day=1))
    query = _SOLD.format(sales=desk.source("sales", months))
    desk.ask(query, since=since, own=desk.snapshot.currency)


def _sale(row: tuple[Any, ...]) -> dict[str, Any]:
    """What a line says."""
    line, product, day, quantity, amount, currency = row
    return {
        "line": line,
        "product": product,
        "day": day.isoformat(),
        "quantity": None if quantity is None else _plain(quantity),
        "amount": _plain(amount),
        "currency": currency,
    }


def _plain(value: Decimal) -> str:
    """Without the zeros that amounts are kept with."""
    return format(value.normalize(), "f")
