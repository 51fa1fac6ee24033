"""A snapshot read: fast to notice, closed to everything else, never for long."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from tests.house import House

from quarterdeck.cube import QueryTooLongError, current

ENDLESS = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 7"


@pytest.fixture
def house(house: House) -> House:
    house.upsert("sales", {"line": 1, "date": "2026-01-01", "amount": 5})
    return house


def test_is_opened_once(house: House):
    house.publish()
    assert current(house.folder / "cube") is current(house.folder / "cube")


def test_parameters_are_bound_by_name(house: House):
    query = "SELECT sum(amount) FROM sales WHERE partner IN (SELECT unnest($partners)) AND month >= $first"
    parameters = {"partners": ["P1", "x'; DROP TABLE sales; --"], "first": "2026-01-01"}
    assert house.publish().query(query, parameters) == [(5,)]


def test_an_old_snapshot_answers_as_before(house: House):
    old = house.publish()
    house.upsert("sales", {"line": 1, "date": "2026-01-01", "amount": 6})
    new = house.publish()
    query = "SELECT sum(amount) FROM sales"
    assert (old.query(query), new.query(query)) == ([(5,)], [(6,)])


def test_a_folder_put_back_from_elsewhere_is_noticed(house: House, tmp_path_factory: pytest.TempPathFactory):
    house.publish()
    other = House(tmp_path_factory.mktemp("other"))
    other.upsert("sales", {"line": 1, "date": "2026-01-01", "amount": 7})
    other.publish()
    (other.folder / "cube" / "000001.duckdb").replace(house.folder / "cube" / "000001.duckdb")
    snapshot = current(house.folder / "cube")
    assert snapshot is not None
    assert snapshot.query("SELECT sum(amount) FROM sales") == [(7,)]


@pytest.mark.parametrize(
    "query",
    [
        "FROM read_csv('/etc/passwd')",
        "FROM read_text('/etc/passwd')",
        "FROM glob('/*')",
        "COPY sales TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET memory_limit = '100GB'",
        "RESET lock_configuration",
        "DELETE FROM sales",
        "DROP TABLE sales",
        "CREATE TABLE mine AS SELECT 1",
    ],
)
def test_touches_no_file_and_changes_nothing(house: House, query: str):
    snapshot = house.publish()
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        snapshot.query(query)
    assert snapshot.query("SELECT count(*) FROM sales") == [(1,)]


def test_a_long_question_is_stopped_and_the_next_one_answered(house: House):
    snapshot = house.publish()
    with pytest.raises(QueryTooLongError, match=r"longer than 0.2 s"):
        snapshot.query(ENDLESS, seconds=0.2)
    assert snapshot.query("SELECT count(*) FROM sales") == [(1,)]


def test_threads_share_it(house: House):
    house.upsert(
        "sales", *[{"line": n, "date": "2026-01-01", "partner": f"P{n}", "amount": n} for n in range(40)]
    )
    snapshot = house.publish()

    def ask(number: int) -> list[tuple[object, ...]]:
        return snapshot.query("SELECT sum(amount) FROM sales WHERE partner = $p", {"p": f"P{number % 40}"})

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(200))) == [[(number % 40,)] for number in range(200)]


def test_a_long_question_does_not_stop_others(house: House):
    snapshot = house.publish()

    def ask_too_much() -> None:
        with pytest.raises(QueryTooLongError):
            snapshot.query(ENDLESS, seconds=0.5)

    stopped = threading.Thread(target=ask_too_much)
    stopped.start()
    answers = [snapshot.query("SELECT sum(amount) FROM sales") for _ in range(20)]
    stopped.join()
    assert answers == [[(5,)]] * 20


def test_another_process_sees_the_new_one(house: House):
    house.publish()
    with Reader(house.folder / "cube") as ask:
        assert ask() == "000001 5.0000"
        house.upsert("sales", {"line": 1, "date": "2026-01-01", "amount": 6})
        assert ask() == "000001 5.0000"
        house.publish()
        assert ask() == "000002 6.0000"


READER = """
import sys
from pathlib import Path
from quarterdeck.cube import current
for line in sys.stdin:
    snapshot = current(Path(sys.argv[1]))
    print(snapshot.data_version, snapshot.query("SELECT sum(amount) FROM sales")[0][0], flush=True)
"""


class Reader:
    """A process that prints data version and total whenever it is asked."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", READER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self.ask

    def ask(self) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=20)
