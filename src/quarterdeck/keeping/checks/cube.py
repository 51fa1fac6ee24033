"""The cube: there, and as new as the lake; a rate for every currency that was sold in."""

from collections.abc import Iterator

import duckdb

from quarterdeck.cube import CubeSettings, Snapshot, current
from quarterdeck.cube.manifest import Manifest
from quarterdeck.directory.models import Vendor
from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.keeping.checks.finding import Finding, ok, problem, warning
from quarterdeck.lake import Lake
from quarterdeck.lake.sql import name, text

STALE_DAYS = 35
PUBLISH = "The next import publishes it and says what is in the way, if anything is."


def currency(home: Home) -> Iterator[Finding]:
    """How new the cube is."""
    vendor = Vendor.objects.first()
    if vendor is None:
        yield warning("vendor", "There is no vendor yet.", "Run `quarterdeck init`.")
        return
    lake, snapshot = open_lake(home), current(home.cube)
    wanted = Manifest.of(lake, CubeSettings(calendar=vendor.calendar, currency=vendor.currency))
    if snapshot is None and wanted.versions:
        yield problem("cube", "There is no cube, so no page shows a figure.", PUBLISH)
    elif snapshot is None:
        yield ok("cube", "Nothing was imported yet.")
    elif not wanted.same(_manifest(snapshot)):
        yield problem(
            "cube", f"Version {snapshot.data_version} is older than the lake or the settings.", PUBLISH
        )
    else:
        yield ok("cube", f"Version {snapshot.data_version} holds all that the lake holds.")


def _manifest(snapshot: Snapshot) -> Manifest:
    ((text,),) = snapshot.query("SELECT value FROM meta WHERE key = 'manifest'")
    return Manifest.load(text)


def rates(home: Home) -> Iterator[Finding]:
    """Amounts in other currencies than the vendor's need a rate on their day or before."""
    vendor, lake = Vendor.objects.first(), open_lake(home)
    if vendor is None:
        return  # said by the check before
    found = [finding for fact in _with_amounts(lake) for finding in _rates_of(lake, fact, vendor.currency)]
    yield from found or [ok("exchange rates", f"Every currency has rates to {vendor.currency}.")]


def _with_amounts(lake: Lake) -> list[str]:
    return [fact.name for fact in lake.catalogue.facts if "currency" in fact]


def _rates_of(lake: Lake, fact: str, vendor: str) -> Iterator[Finding]:
    day = name(lake.catalogue[fact].date or "")
    with duckdb.connect() as con:
        query = f"""
            WITH sold AS (SELECT currency, min({day}) AS first, max({day}) AS last
                          FROM {lake.source(con, fact)} WHERE currency <> {text(vendor)} GROUP BY currency),
                 rated AS (SELECT currency, min(date) AS first, max(date) AS last
                           FROM {lake.source(con, "exchange_rates")} WHERE kind = 'actual' GROUP BY currency)
            SELECT sold.currency, sold.first, sold.last, rated.first, rated.last
            FROM sold LEFT JOIN rated USING (currency) ORDER BY 1"""  # noqa: S608 (declared names)
        for code, first, last, rated_first, rated_last in con.execute(query).fetchall():
            if rated_first is None or rated_first > first:
                yield problem(
                    "exchange rates",
                    f"{fact}: there is no rate from {code} to {vendor} for {first}; no cube can be made.",
                    f"Import exchange rates for {code} that start on {first} or before.",
                )
            elif (last - rated_last).days > STALE_DAYS:
                yield warning(
                    "exchange rates",
                    f"{fact}: the newest rate from {code} is of {rated_last}, the newest row of {last}.",
                    f"Import newer exchange rates for {code}.",
                )
