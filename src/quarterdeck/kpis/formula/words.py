"""The words a formula may hold, for somebody who writes one."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from quarterdeck.kpis.formula.reader import FUNCTIONS
from quarterdeck.subjects import Catalogue, Column

HELP: Mapping[str, str | Promise] = {
    "sum": gettext_lazy("sum(sales.amount, where=...): what the rows add up to."),
    "average": gettext_lazy("average(deals.amount, where=...): per row that has a value."),
    "count": gettext_lazy("count(deals, where=...): how many rows."),
    "distinct": gettext_lazy("distinct(sales.partner, where=...): how many different values."),
    "median_days": gettext_lazy(
        "median_days(partners.signed, deals.close_date, where=...): until the first row."
    ),
    "last_year": gettext_lazy("last_year(revenue): the same, a year earlier."),
    "to_date": gettext_lazy("to_date(target): up to today; targets by the days gone of the running month."),
    "total": gettext_lazy("total(revenue): the same question without its groups, except those of time."),
    "elapsed": gettext_lazy("elapsed(): the share of the period's days that have gone."),
    "max": gettext_lazy("max(target - won, 0): the largest."),
    "min": gettext_lazy("min(revenue, target): the smallest."),
    "known": gettext_lazy("known(sales.cost): in where=, whether the row has a value."),
    "basis": gettext_lazy("basis(): in where=, the basis of targets that is asked for."),
}


def words(kpis: Mapping[str, str], subjects: Catalogue, *, internal: bool) -> dict[str, str]:
    """Every word by what it means: KPIs (given by label), functions, columns of facts and of partners."""
    found = dict(kpis) | {f"{name}(": str(HELP[name]) for name in (*FUNCTIONS, "known", "basis")}
    for subject in subjects.facts:
        columns = subject.columns if internal else subject.public_columns
        found |= {f"{subject.name}.{column.name}": _meaning(column) for column in columns}
    partner = subjects["partners"]
    return found | {f"partner.{column.name}": _meaning(column) for column in partner.columns}


def _meaning(column: Column) -> str:
    return gettext(column.help or column.label)
