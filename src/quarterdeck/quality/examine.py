"""Looking over all data: every look, kept with the version that was looked at."""

import time
from collections.abc import Callable, Mapping

from django.db import transaction

from quarterdeck import calendar, cube
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.home import Home
from quarterdeck.intake.workbench import open_lake
from quarterdeck.quality.arrivals import arrivals
from quarterdeck.quality.control import differences
from quarterdeck.quality.desk import Desk, Found, desk
from quarterdeck.quality.freshness import freshness
from quarterdeck.quality.looks import gaps, lines, reporting, spelling
from quarterdeck.quality.models import Examination, Finding, Kind, Verdict

LOOKS: Mapping[Kind, Callable[[Desk], list[Found]]] = {
    Kind.NO_SALES: reporting.no_sales,
    Kind.FEW_ROWS: reporting.few_rows,
    Kind.NO_TARGET: gaps.no_target,
    Kind.NO_MANAGER: gaps.no_manager,
    Kind.OLD_RATE: gaps.old_rates,
    Kind.PRICE: lines.prices,
    Kind.TWICE: lines.twice,
    Kind.FUTURE: lines.future,
    Kind.SPELLING: spelling.two_spellings,
}
KEPT = 1_000  # findings of a kind


def examine(home: Home) -> Examination | None:
    """Look over the newest snapshot; None before there is one. What was said to be right is left out."""
    snapshot = cube.current(home.cube)
    if snapshot is None:
        return None
    began, vendor = time.monotonic(), get_vendor()
    day = vendor.today_pinned or calendar.today()
    with desk(snapshot, open_lake(home), today=day, basis=vendor.target_basis, arrivals=arrivals()) as opened:
        found = {kind: look(opened) for kind, look in LOOKS.items()}
        found[Kind.CONTROL] = differences(opened, home.mappings)
        fresh = freshness(opened)
    done = Examination(data_version=snapshot.data_version, day=day, freshness=fresh)
    done.seconds = round(time.monotonic() - began, 3)
    return _keep(done, found)


@transaction.atomic
def _keep(done: Examination, found: Mapping[Kind, list[Found]]) -> Examination:
    """In place of the examination before."""
    right = set(Verdict.objects.values_list("kind", "key"))
    left = {kind: [one for one in some if (kind, one.key) not in right] for kind, some in found.items()}
    done.counts = {kind.value: len(some) for kind, some in left.items()}
    done.save()
    for kind, some in left.items():
        Finding.objects.bulk_create(
            [
                Finding(
                    examination=done,
                    kind=kind,
                    key=one.key,
                    place=place,
                    partner=one.partner,
                    month=one.month,
                    facts=dict(one.facts),
                )
                for place, one in enumerate(some[:KEPT])
            ],
            batch_size=500,
        )
    Examination.objects.exclude(pk=done.pk).delete()
    return done
