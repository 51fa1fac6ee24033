"""The whole measurement, in a process of its own whose home is new and empty.

Called with the number of rows and of partners; tells its steps and at last its report.
"""

from typing import Any

from django.conf import settings

from quarterdeck.bench import people, reviews, standings
from quarterdeck.bench.compare import Compared, compare
from quarterdeck.bench.pages import Browser
from quarterdeck.bench.people import Looker, lookers, more_pages, pushed_partners
from quarterdeck.bench.push import push
from quarterdeck.bench.questions import Asker
from quarterdeck.bench.stage import Staged, stage
from quarterdeck.bench.steps import report, tell
from quarterdeck.calendar import today
from quarterdeck.cube import current
from quarterdeck.home import Home

EVERYBODY = "all partners' standing"


def main(arguments: list[str]) -> None:
    rows, partners = map(int, arguments)
    home: Home = settings.HOME
    staged = stage(home, rows=rows, partners=partners)
    who = lookers()
    compared = _compare(home, who)
    tell("Looking at all partners", 0.82)
    compared[EVERYBODY] = standings.compare(people.reader_of(who[-1].email))
    prepared = reviews.prepare()
    tell("Making pages", 0.85)
    pages = {looker.case.name: Browser(looker.email).time(looker.page) for looker in who}
    more = more_pages(_family(home)) | reviews.pages(people.partner())
    pages |= {name: Browser(email).time(page) for name, (email, page) in more.items()}
    tell("Pushing 1,000 rows", 0.95)
    watched, flow = pushed_partners()
    pushed = push(home, partners=watched, flow=flow, day=today(), email=who[0].email, page=who[0].page)
    report(results(staged, compared, pages, {"preparing the quarter": prepared, "push until shown": pushed}))


def _family(home: Home) -> str:
    """The product family that most is sold of."""
    snapshot = current(home.cube)
    assert snapshot is not None
    rows = snapshot.query(
        """SELECT r.family FROM sales f JOIN products r USING (product)
           GROUP BY r.family ORDER BY sum(f.amount) DESC, r.family"""
    )
    return str(rows[0][0])


def _compare(home: Home, who: list[Looker]) -> dict[str, Compared]:
    snapshot = current(home.cube)
    assert snapshot is not None
    asker = Asker(snapshot, today())
    compared = {}
    for number, looker in enumerate(who):
        tell(f"Asking: {looker.case.name}", 0.75 + 0.025 * number)
        compared[looker.case.name] = compare(asker, looker.case)
    return compared


def results(
    staged: Staged, compared: dict[str, Compared], pages: dict[str, float], more: dict[str, float]
) -> dict[str, Any]:
    """As `--format json` prints it, but for the memory, which only the process that waits can tell."""
    milliseconds = {}
    for name, case in compared.items():
        milliseconds[f"{name}, figures"] = case.ours
        milliseconds[f"{name}, by hand"] = case.by_hand
    milliseconds |= {f"{name}, at the server": value for name, value in pages.items()}
    return {
        "rows": staged.rows,
        "ratios": {name: round(case.ratio, 2) for name, case in compared.items()}
        | {"first import": round(staged.imported / staged.copied, 2)},
        "seconds": {
            "making the files": round(staged.generated, 2),
            "first import": round(staged.imported, 2),
            "bare copy": round(staged.copied, 2),
            "publishing": round(staged.published, 2),
        }
        | {name: round(seconds, 2) for name, seconds in more.items()},
        "milliseconds": {name: round(value, 1) for name, value in milliseconds.items()},
    }
