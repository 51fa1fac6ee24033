"""Upserts and publishes without end, to be killed: `python -m tests.hammer FOLDER FIRST`.

Step n gives the same lines the amount n and the import n, in months that depend on n, so that any
mixture of two steps shows. Prints each step before it begins.
"""

import sys
from itertools import count
from pathlib import Path

from tests.house import House

LINES = 150


def step(house: House, number: int) -> None:
    house.upsert("sales", *lines(number), import_id=str(number))
    house.publish()


def lines(number: int) -> list[dict[str, object]]:
    return [
        {"line": n, "date": f"2026-{(n + number) % 4 + 1:02}-{n % 28 + 1:02}", "amount": number}
        for n in range(LINES)
    ]


if __name__ == "__main__":
    house = House(Path(sys.argv[1]))
    for number in count(int(sys.argv[2])):
        print(number, flush=True)  # noqa: T201
        step(house, number)
