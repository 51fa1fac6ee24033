"""Checks that amounts can be brought into the vendor's currency."""

from django.utils.translation import gettext as _

from quarterdeck.intake.checks.context import FAULTS, TYPED, Context
from quarterdeck.intake.sentence import in_sql
from quarterdeck.lake import sql
from quarterdeck.money import known


def check_currencies(context: Context) -> None:
    """Set aside rows whose currency is no currency, or has no rate on the row's date (facts)."""
    if "currency" not in context.subject:
        return
    found = context.con.execute(
        f"SELECT DISTINCT currency FROM {TYPED} WHERE currency IS NOT NULL"
    ).fetchall()
    unknown = [currency for (currency,) in found if currency not in known()]
    if unknown:
        told = in_sql(_("'%(currency)s' is not a currency code such as EUR."), currency="currency")
        context.add_faults(
            f"""SELECT _line, 'currency', currency, {told}
            FROM {TYPED} WHERE currency IN {sql.texts(unknown)}"""
        )
    foreign = [currency for (currency,) in found if currency not in {*unknown, context.currency}]
    if foreign and context.subject.kind == "fact":
        _check_rates(context, foreign)


def _check_rates(context: Context, foreign: list[str]) -> None:
    day = sql.name(str(context.subject.date))
    rates = context.lake.source(context.con, "exchange_rates")
    told = _("There is no exchange rate for %(currency)s on %(day)s. Import exchange rates first.")
    context.add_faults(
        f"""SELECT t._line, 'currency', t.currency, {in_sql(told, currency="t.currency", day=f"t.{day}")}
        FROM {TYPED} t LEFT JOIN (
            SELECT currency, min(date) AS since FROM {rates} WHERE kind = 'actual' GROUP BY currency
        ) r ON r.currency = t.currency
        WHERE t.currency IN {sql.texts(foreign)} AND t.{day} IS NOT NULL
        AND (r.since IS NULL OR t.{day} < r.since)
        AND NOT EXISTS (FROM {FAULTS} f WHERE f._line = t._line AND f.column = 'currency')"""
    )
