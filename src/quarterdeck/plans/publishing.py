"""What both signed, as rows of the subject `targets`: through the same door as any file."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import ngettext
from filelock import FileLock

from quarterdeck.audit.services import record
from quarterdeck.calendar import FiscalCalendar
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.home import Home
from quarterdeck.intake.errors import RejectedError
from quarterdeck.intake.models import Import
from quarterdeck.intake.services import run_import
from quarterdeck.plans.content import Line, Sold
from quarterdeck.plans.models import Plan, Play, Version
from quarterdeck.plans.months import months_of

BASIS = "plan"
FILE = r"plan-(?P<plan>\d+)-version-\d+\.csv"


class Row(NamedTuple):
    """One cell of a signed plan, by the names of the subject's columns."""

    target: str
    basis: str
    version: str
    date: str
    span: str
    partner: str
    product: str
    family: str
    amount: str
    currency: str


def publish(plan: Plan, home: Home) -> Import | None:
    """Bring what holds of the plan into the figures; once more changes nothing. None: nothing was signed.

    Nobody's right to import is asked for: two signatures stand behind the rows. The log says that the
    machine brought them in, and for which plan. Raises IntakeError.
    """
    home.locks.mkdir(parents=True, exist_ok=True)
    with FileLock(home.locks / f"plan-{plan.pk}.lock"), tempfile.TemporaryDirectory() as folder:
        plan.refresh_from_db()
        newest = _signed(plan).last()
        if newest is None:
            return None
        name = file_name(plan, newest)
        path = _written(Path(folder) / name, rows_of(plan, get_vendor().calendar))
        imported = run_import(actor=None, path=path, subject="targets", name=name, home=home)
    _nothing_held_back(imported)
    _note(plan, newest, imported)
    return imported


def file_name(plan: Plan, version: Version) -> str:
    return f"plan-{plan.pk}-version-{version.number}.csv"


def rows_of(plan: Plan, calendar: FiscalCalendar) -> list[Row]:
    """Every cell that was ever signed: as it is now, and 0 where an amendment or the end took it away."""
    plays = Play.objects.in_bulk()
    cells: dict[str, Row] = {}
    for version in _signed(plan):
        gone = {key: row._replace(amount="0", version=name_of(version)) for key, row in cells.items()}
        cells = gone | {row.target: row for row in _rows(plan, version, calendar, plays)}
    return list(cells.values())


def name_of(version: Version) -> str:
    """What the rows carry as their version."""
    return f"Plan {version.plan_id} version {version.number}"


def _signed(plan: Plan) -> QuerySet[Version]:
    return plan.versions.filter(signed_at__isnull=False).order_by("number")


def _rows(plan: Plan, version: Version, calendar: FiscalCalendar, plays: dict[str, Play]) -> Iterator[Row]:
    said = version.value
    months = months_of(said, calendar)
    for line in said.lines:
        product, family = _sold(line, plays)
        for month, amount in zip(months, line.months, strict=True):
            over = plan.ended_on is not None and month.first > plan.ended_on
            yield Row(
                target=f"{plan.key}:{line.key}:{month.key}",
                basis=BASIS,
                version=name_of(version),
                date=month.first.isoformat(),
                span="month",
                partner=plan.partner_id,
                product=product,
                family=family,
                amount="0" if over else format(amount, "f"),
                currency=said.currency,
            )


def _sold(line: Line, plays: dict[str, Play]) -> tuple[str, str]:
    """The product or the family that the line is of; neither for a play of several."""
    match line.kind:
        case Sold.PRODUCT:
            return line.sold, ""
        case Sold.FAMILY:
            return "", line.sold
    play = plays.get(line.sold)
    match (play.products, play.families) if play else ([], []):
        case [str(product)], []:
            return product, ""
        case [], [str(family)]:
            return "", family
    return "", ""


def _written(path: Path, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Row._fields)
        writer.writerows(rows)
    return path


def _nothing_held_back(imported: Import) -> None:
    if not imported.quarantined:
        return
    first = imported.quarantine.first()
    sentence = ngettext(
        "%(count)s month was held back by import %(import)s. %(reason)s",
        "%(count)s months were held back by import %(import)s. %(reason)s",
        imported.quarantined,
    )
    reason = first.faults[0]["reason"] if first else ""
    raise RejectedError(sentence % {"count": imported.quarantined, "import": imported.pk, "reason": reason})


def _note(plan: Plan, version: Version, imported: Import) -> None:
    Plan.objects.filter(pk=plan.pk).update(unpublished="")
    plan.unpublished = ""
    record(
        actor=None,
        action="plan.published",
        object=plan.key,
        after={
            "version": version.number,
            "import": imported.pk,
            "data_version": imported.data_version,
        },
    )
