"""Mistakes, as files of a real channel bring them, and questions about numbers: something to put in order."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from django.http import QueryDict

from quarterdeck import calendar, cube
from quarterdeck.calendar import Period
from quarterdeck.dashboards.reader import Reader
from quarterdeck.demo.cast import CAST
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import get_vendor, scope_of
from quarterdeck.disputes.asked import asked_of, question_about
from quarterdeck.disputes.models import Dispute
from quarterdeck.disputes.services import answer, open_dispute
from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.intake.publishing import publish_cube
from quarterdeck.intake.request import Mode
from quarterdeck.intake.services import run_import
from quarterdeck.intake.workbench import open_lake
from quarterdeck.quality.examine import examine

PARTNERS, SALES, GONE = "partners-from-fair.csv", "sales-typed-in.csv", "sales-sent-back.csv"

_PARTNERS = """
SELECT 'P-901' AS partner, name || ' GmbH & Co. KG' AS name, type, tier, territory, country, city, currency,
       measured_on FROM {partners} WHERE partner = 'P-002'"""
_SALES = """
WITH recent AS (
  SELECT * FROM {sales} WHERE partner = 'P-002' AND date <= $today
    AND quantity BETWEEN 2 AND 20 AND amount < 9000
  ORDER BY date DESC, line LIMIT 3
), numbered AS (SELECT *, row_number() OVER (ORDER BY line) AS n FROM recent)
SELECT 'TYPED-' || n AS line, * EXCLUDE (line, n, _import, _line, _month) REPLACE (
  if(n = 3, 'P-901', partner) AS partner, if(n = 1, amount * 12, amount) AS amount,
  if(n = 2, $later, date) AS date)
FROM numbered UNION ALL
SELECT 'TYPED-' || (n + 3), * EXCLUDE (line, n, _import, _line, _month) FROM numbered WHERE n = 3"""
"""Of three recent sales: one at twelve times its price, one in a year to come, one at another spelling of
its partner; and that one again as it stands already."""
_GONE = """
WITH small AS (
  SELECT s.partner FROM {sales} s JOIN {partners} p ON p.partner = s.partner AND p.measured_on = s.flow
  WHERE s.date BETWEEN $first - INTERVAL 6 MONTH AND $today
    AND p.type <> 'Distributor' AND s.partner > 'P-009'
  GROUP BY 1 HAVING count(DISTINCT date_trunc('month', s.date)) = 7 ORDER BY sum(amount) LIMIT 2
)
SELECT line FROM {sales} SEMI JOIN small USING (partner) WHERE date >= $first"""
"""The lines of this month of two small partners who sell every month."""


def plant(home: Home) -> None:
    """Bring the mistakes in, once, look the data over, and let the partner ask about it."""
    if not Import.objects.filter(file_name=SALES, status=Import.Status.DONE).exists():
        with TemporaryDirectory() as scratch:
            _import_files(home, Path(scratch))
        publish_cube(home)
        examine(home)
    if not Dispute.objects.exists():
        _ask(home)


def _import_files(home: Home, folder: Path) -> None:
    lake, today = open_lake(home), calendar.today()
    month = Period.containing(today, "month", get_vendor().calendar)
    operations = Person.objects.get(email=CAST["channel operations"])
    days = {"today": today, "first": month.first, "later": date(today.year + 5, 1, 31)}
    for name, query, subject in (
        (PARTNERS, _PARTNERS, "partners"),
        (SALES, _SALES, "sales"),
        (GONE, _GONE, "sales"),
    ):
        with duckdb.connect() as con:
            sources = {one: lake.source(con, one) for one in ("partners", "sales")}
            wanted = {one: day for one, day in days.items() if f"${one}" in query}
            con.sql(query.format(**sources), params=wanted).write_csv(str(folder / name))
        mode: Mode = "delete" if name == GONE else "upsert"
        run_import(actor=operations, path=folder / name, subject=subject, mode=mode, publish=False, home=home)


def _ask(home: Home) -> None:
    """One question that waits, one that was answered."""
    executive = Person.objects.get(email=CAST["partner executive"])
    staff = Person.objects.get(email=CAST["partner staff"])
    operations = Person.objects.get(email=CAST["channel operations"])
    snapshot = cube.current(home.cube)
    assert snapshot is not None
    quarter = Period.containing(calendar.today(), "quarter", snapshot.calendar)
    for asker, kpi, period, reason in (
        (staff, "revenue", quarter.shift(-1).key, "Our books say a little less. Are returns taken off?"),
        (
            executive,
            "revenue",
            quarter.key,
            "We took delivery of two arrays in the first week. I do not find them.",
        ),
    ):
        reader = Reader(asker, scope_of(asker), get_vendor(), snapshot, open_lake(home), calendar.today())
        asked = asked_of(reader, QueryDict(f"kpi={kpi}&partner=P-001&period={period}"))
        dispute = open_dispute(actor=asker, dispute=question_about(reader, asked, reason))
        if asker == staff:
            text = (
                "Returns are taken off on the day they reach us. Two of yours came after the quarter's end."
            )
            answer(actor=operations, dispute=dispute, outcome="explained", text=text)
