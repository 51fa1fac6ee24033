"""What has to stand beside sales for them to be judged: targets, managers, exchange rates."""

from quarterdeck.calendar import Period
from quarterdeck.quality.desk import A_YEAR, Desk, Found

RATE_DAYS = 35  # a rate may be so old, or twice as old as is usual

_NO_TARGET = """
WITH sold AS (
  SELECT f.partner, sum(f.amount) AS amount FROM sales f JOIN partners p
    ON p.partner = f.partner AND p.measured_on = f.flow
  WHERE f.month BETWEEN $first AND $month GROUP BY 1 HAVING sum(f.amount) > 0
), due AS (SELECT DISTINCT partner FROM targets WHERE basis = $basis AND month = $month)
SELECT s.partner, p.name, s.amount FROM sold s JOIN partners p USING (partner) ANTI JOIN due USING (partner)
WHERE EXISTS (FROM targets WHERE basis = $basis AND partner IS NOT NULL AND month BETWEEN $first AND $month)
ORDER BY s.amount DESC, s.partner"""

_NO_MANAGER = """
WITH kept AS (SELECT DISTINCT partner FROM managers WHERE since <= $today AND $today < until),
sold AS (SELECT partner, sum(amount) AS amount FROM sales WHERE month >= $since GROUP BY 1)
SELECT p.partner, p.name, coalesce(s.amount, 0) FROM partners p LEFT JOIN sold s USING (partner)
WHERE EXISTS (FROM managers) AND NOT EXISTS (
  FROM partner_ancestors a JOIN kept k ON k.partner = a.ancestor WHERE a.partner = p.partner)
ORDER BY 3 DESC, 1"""

_OLD_RATE = """
WITH used AS (
  SELECT currency, sum(rows) AS rows FROM sales WHERE month >= $since AND currency <> $own GROUP BY 1
),
steps AS (
  SELECT currency, date, date - lag(date) OVER (PARTITION BY currency ORDER BY date) AS gap
  FROM {rates} WHERE kind = 'actual' AND date <= $today
), usual AS (SELECT currency, max(date) AS last, coalesce(median(gap), 0) AS gap FROM steps GROUP BY 1)
SELECT currency, last, CAST(gap AS INTEGER), rows FROM used JOIN usual USING (currency)
WHERE $today - last > greatest({days}, 2 * gap) ORDER BY rows DESC, currency"""


def no_target(desk: Desk) -> list[Found]:
    """Partners who sold this month or in the two before, and have no target for this month.

    Where nobody had one in these months, targets are not kept here and nothing is missing.
    """
    month = desk.running
    rows = desk.ask(_NO_TARGET, first=month.shift(-2).first, month=month.first, basis=desk.basis)
    return [_of_partner(desk, month, *row) for row in rows]


def no_manager(desk: Desk) -> list[Found]:
    """Partners whom nobody looks after today, neither themselves nor the distributor above them."""
    rows = desk.ask(_NO_MANAGER, today=desk.today, since=desk.running.shift(-11).first)
    return [_of_partner(desk, None, *row) for row in rows]


def old_rates(desk: Desk) -> list[Found]:
    """Currencies of the last year's sales whose rate is older than rates usually get."""
    query = _OLD_RATE.format(rates=desk.source("exchange_rates"), days=RATE_DAYS)
    rows = desk.ask(query, today=desk.today, since=desk.today - A_YEAR, own=desk.snapshot.currency)
    return [
        Found(
            f"{currency}:{last}",
            {"currency": currency, "last": last.isoformat(), "usual": gap, "rows": int(n)},
        )
        for currency, last, gap, n in rows
    ]


def _of_partner(desk: Desk, month: Period | None, partner: str, name: str, amount: object) -> Found:
    key = f"{partner}:{month.key}" if month else partner
    facts = {"name": name, "amount": str(amount), "currency": desk.snapshot.currency}
    return Found(key, facts, partner=partner, month=month.key if month else "")
