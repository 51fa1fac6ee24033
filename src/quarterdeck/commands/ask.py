"""quarterdeck ask: figures on the command line."""

import csv
import json
import sys
from collections.abc import Sequence
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from quarterdeck import cube
from quarterdeck.calendar import Period, PeriodError, Span, pinned_today, today
from quarterdeck.directory.errors import DirectoryError
from quarterdeck.directory.models import Person, Vendor
from quarterdeck.directory.selectors import get_person, scope_of
from quarterdeck.exports.delimited import plain
from quarterdeck.home import Home
from quarterdeck.kpis import Answer, Figure, QuestionError, Unit, catalogue
from quarterdeck.kpis import ask as ask_kpis

app = typer.Typer(add_completion=False)
Format = Literal["table", "json", "csv"]
BAD_QUESTION, NO_DATA = 2, 1

Kpis = Annotated[str, typer.Argument(metavar="KPIS", help="Names of KPIs, with commas between them.")]
By = Annotated[str, typer.Option(help="Dimensions to split by, with commas between them: manager,quarter.")]
Where = Annotated[
    list[str] | None,
    typer.Option(help="dimension=key or name; may be repeated. 'manager=' stands for rows without one."),
]
PeriodText = Annotated[
    str | None,
    typer.Option("--period", help="2026, 2026-H1, 2026-Q3, 2026-07 or 2025..2026; this year when left out"),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="E-MAIL", help="Whose eyes to look through. Needed unless there is one person."
    ),
]
Owner = Annotated[Literal["then", "today"], typer.Option(help="Managers as they were then, or as today.")]
Basis = Annotated[
    Literal["target", "quota", "plan"] | None,
    typer.Option(help="Which targets; the vendor's own basis when left out"),
]


@app.command()
def ask(
    kpis: Kpis,
    *,
    by: By = "",
    where: Where = None,
    period: PeriodText = None,
    person: As = None,
    owner: Owner = "then",
    basis: Basis = None,
    output: Annotated[Format, typer.Option("--format", help="How to answer.")] = "table",
) -> None:
    """Ask for figures, as one person sees them.

    Ends with code 2 when the question cannot be answered as it is asked, with 1 when there is no data
    yet.

    Example: quarterdeck ask revenue,attainment --by manager,quarter --where territory=Canada
    --period 2012..2013 --as dana@vendor.example --format json
    """
    snapshot = cube.current(Home.from_environment().cube)
    vendor = Vendor.objects.first() if snapshot else None  # without snapshot there may be no database yet
    if vendor is None or snapshot is None:
        _stop("There is no data yet. Bring some in with: quarterdeck import", NO_DATA)
    with pinned_today(vendor.today_pinned or today()):
        try:
            answer = ask_kpis(
                snapshot,
                scope_of(_person(person)),
                _names(kpis),
                by=_names(by),
                where=_conditions(where or []),
                period=_span(period, vendor),
                owner=owner,
                basis=basis or vendor.target_basis,
            )
        except (QuestionError, PeriodError, DirectoryError, cube.CubeError) as error:
            _stop(str(error), BAD_QUESTION)
    match output:
        case "table":
            _write_table(answer, _names(by))
        case "json":
            typer.echo(json.dumps(answer.as_json(), indent=2, ensure_ascii=False))
        case "csv":
            _write_csv(answer, _names(by))


def _stop(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _conditions(texts: Sequence[str]) -> dict[str, list[str | None]]:
    conditions: dict[str, list[str | None]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise QuestionError(f"'{text}' is no condition. Write dimension=value: territory=Canada.")
        conditions.setdefault(name.strip(), []).append(value.strip() or None)
    return conditions


def _person(email: str | None) -> Person:
    """Who asks. Raises DirectoryError or QuestionError."""
    people = Person.objects.filter(is_active=True)
    if email is None:
        if people.count() != 1:
            raise QuestionError("Say as whom: --as E-MAIL. Everybody sees their own part of the figures.")
        return people.get()
    person = get_person(email)
    if not person.is_active:
        raise QuestionError(f"{person.email} may not sign in any more.")
    return person


def _span(text: str | None, vendor: Vendor) -> Span:
    this_year = Period.containing(today(), "year", vendor.calendar)
    return Span.parse(text, vendor.calendar) if text else Span(this_year, this_year)


def _write_csv(answer: Answer, by: Sequence[str]) -> None:
    """One line a figure: its group (keys and names), its value and what it is compared with."""
    writer = csv.writer(sys.stdout)
    named = [column for name in by for column in (name, f"{name}_name")]
    writer.writerow([*named, "kpi", "value", "unit", "currency", "period", "target", "status", "reason"])
    for one in answer.figures:
        group = [text for name in by for text in (one.by[name], one.labels.get(name))]
        rest = [one.unit.value, one.currency, one.period, one.target, one.status.value, one.reason]
        writer.writerow([plain(cell) for cell in (*group, one.kpi, one.value, *rest)])


def _write_table(answer: Answer, by: Sequence[str]) -> None:
    """One line a group, one column a KPI."""
    known = catalogue()
    currencies = {figure.kpi: figure.currency for figure in answer.figures}
    names = list(currencies)
    table = Table(*(name.capitalize() for name in by))
    for name, currency in currencies.items():
        label = str(known[name].label)
        table.add_column(f"{label} ({currency})" if currency else label, justify="right")
    for start in range(0, len(answer.figures), len(names) or 1):
        line = answer.figures[start : start + len(names)]
        group = [line[0].labels.get(name) or line[0].by[name] or "(none)" for name in by]
        table.add_row(*group, *(_shown(figure) for figure in line))
    Console().print(table)
    for reason in sorted({f"{known[one.kpi].label}: {one.reason}" for one in answer.figures if one.reason}):
        typer.echo(f"- {reason}")
    typer.echo(f"Data version {answer.data_version}.")


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    match figure.unit:
        case Unit.PERCENT:
            return f"{figure.value:.1%}"
        case Unit.COUNT:
            return f"{figure.value:,.0f}"
        case _:
            return f"{figure.value:,.2f}"
