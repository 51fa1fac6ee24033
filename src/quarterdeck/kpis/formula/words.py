"""The words a formula may hold, for somebody who writes one."""

from collections.abc import Mapping

from quarterdeck.kpis.formula.reader import FUNCTIONS
from quarterdeck.subjects import Catalogue

HELP: Mapping[str, str] = {
    "sum": "sum(sales.amount, where=...): what the rows add up to.",
    "average": "average(deals.amount, where=...): per row that has a value.",
    "count": "count(deals, where=...): how many rows.",
    "distinct": "distinct(sales.partner, where=...): how many different values.",
    "median_days": "median_days(partners.signed, deals.close_date, where=...): until the first row.",
    "last_year": "last_year(revenue): the same, a year earlier.",
    "to_date": "to_date(target): up to today; targets by the days gone of the running month.",
    "total": "total(revenue): the same question without its groups, except those of time.",
    "elapsed": "elapsed(): the share of the period's days that have gone.",
    "max": "max(target - won, 0): the largest.",
    "min": "min(revenue, target): the smallest.",
    "known": "known(sales.cost): in where=, whether the row has a value.",
    "basis": "basis(): in where=, the basis of targets that is asked for.",
}


def words(kpis: Mapping[str, str], subjects: Catalogue, *, internal: bool) -> dict[str, str]:
    """Every word by what it means: KPIs (given by label), functions, columns of facts and of partners."""
    found = dict(kpis) | {f"{name}(": HELP[name] for name in (*FUNCTIONS, "known", "basis")}
    for subject in subjects.facts:
        columns = subject.columns if internal else subject.public_columns
        found |= {f"{subject.name}.{column.name}": column.help or column.label for column in columns}
    partner = subjects["partners"]
    return found | {f"partner.{column.name}": column.help or column.label for column in partner.columns}
