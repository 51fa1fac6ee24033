"""Both ways side by side: are the numbers the same, and how long does each take?"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from quarterdeck.bench import byhand
from quarterdeck.bench.byhand import ByHand, Key
from quarterdeck.bench.questions import Asker, Case
from quarterdeck.kpis import Answer

RUNS = 9


class DifferentError(AssertionError):
    """Ours and theirs gave different numbers: nothing measured would mean anything."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Milliseconds of all questions of a case, medians of several runs."""

    ours: float
    by_hand: float
    figures: int

    @property
    def ratio(self) -> float:
        return self.ours / self.by_hand


def compare(asker: Asker, case: Case) -> Compared:
    """Raises DifferentError. The first run of each, which warms up, is checked and not counted."""
    statements = [byhand.write(asker, case.scope, question) for question in case.questions]
    figures = 0
    for statement in statements:
        answer = asker.ask(case.scope, statement.question)
        _check(case.name, statement, answer, asker.snapshot.query(statement.sql, statement.params))
        figures += len(answer.figures)

    def ask() -> None:
        for question in case.questions:
            asker.ask(case.scope, question)

    def query() -> None:
        for statement in statements:
            asker.snapshot.query(statement.sql, statement.params)

    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(milliseconds(ask))
        theirs.append(milliseconds(query))
    return Compared(statistics.median(ours), statistics.median(theirs), figures)


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _check(case: str, statement: ByHand, answer: Answer, rows: list[tuple[object, ...]]) -> None:
    """Every figure of ours is theirs, and what only they have is nothing."""
    theirs, nothing = statement.figures(rows), statement.nothing()
    seen: set[Key] = set()
    for figure in answer.figures:
        key = tuple(figure.by[name] for name in statement.question.by)
        seen.add(key)
        expected = theirs.get(key, nothing)[figure.kpi]
        if figure.value != expected:
            raise DifferentError(f"{case}: {figure.kpi} of {key} is {figure.value}, by hand {expected}.")
    for key in theirs.keys() - seen:
        if any(theirs[key].values()):
            raise DifferentError(f"{case}: {key} has figures by hand, and none of ours.")
