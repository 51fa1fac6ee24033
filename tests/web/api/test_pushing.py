"""Rows sent by a program, with our own client against the whole site."""

import io
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import httpx2
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.intake.counter import QUIET_TASKS, work
from tests.web.api.conftest import bearer, secret_of
from tests.web.channel import fill

from quarterdeck.api.models import Push
from quarterdeck.api.pushing import forget_old_keys
from quarterdeck.client import ImportFailed, Problem, Quarterdeck
from quarterdeck.home import Home
from quarterdeck.intake.models import Import, Upload
from quarterdeck.web.wsgi import application

JSON_LINES = "application/x-ndjson"
SALE = {
    "line": "NEW-1",
    "date": "2026-05-02",
    "partner": "P-1",
    "product": "S-1",
    "quantity": 2,
    "currency": "EUR",
}


@pytest.fixture
def own_channel(cast: Cast, tmp_path: Path, settings) -> Cast:
    """A channel that may be changed, whose background work waits for `work()`."""
    fill(tmp_path)
    settings.HOME, settings.TASKS = Home(tmp_path), QUIET_TASKS
    settings.ALLOWED_HOSTS = ["channel.example"]
    return cast


def program_of(person) -> Quarterdeck:
    transport = httpx2.WSGITransport(application)
    return Quarterdeck("http://channel.example", secret_of(person), transport=transport)


def test_rows_sent_are_in_the_figures_and_can_be_taken_back(own_channel: Cast):
    with program_of(own_channel.operations) as channel:

        def revenue() -> Decimal:
            (figure,) = channel.figures("revenue", where={"partner": ["P-1"]}, period="2026-05")
            return figure["value"]

        assert revenue() == 0
        rows = [SALE | {"amount": Decimal("1250.50")}, SALE | {"line": "NEW-2", "amount": "x"}]
        push = channel.push_rows(rows, subject="sales", key="tonight")
        assert (push["state"], push["import"]) == ("waiting", None)
        work()
        done = channel.wait(push, every=0)
        assert (done["read"], done["new"], done["quarantined"]) == (2, 1, 1)
        assert revenue() == Decimal("1250.5")
        _mend_and_release(channel, done["import"])
        assert revenue() == Decimal("1350.5")
        channel._json("POST", f"imports/{done['import']}/undo")
        work()
        assert revenue() == 100
        assert channel._json("GET", f"imports/{done['import']}")["status"] == "undone"


def _mend_and_release(channel: Quarterdeck, number: int) -> None:
    (held,) = channel._json("GET", f"imports/{number}/quarantine")["items"]
    assert (held["line"], held["faults"][0]["column"], held["faults"][0]["value"]) == (2, "amount", "x")
    mended = channel._json("PATCH", f"imports/{number}/quarantine", json={"values": {"amount": "100"}})
    assert mended == {"rows": 1}
    channel._json("POST", f"imports/{number}/quarantine/release", json={})
    work()
    assert channel._json("GET", f"imports/{number}/quarantine")["items"] == []


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_file_of_any_form_is_sent(form: str, own_channel: Cast, tmp_path: Path):
    path = tmp_path / f"sales.{form}"
    row = {name: str(value) for name, value in SALE.items()} | {"amount": "10"}
    if form == "csv":
        path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n")
    else:
        buffer = io.BytesIO()
        pq.write_table(pa.Table.from_pylist([row]), buffer)
        path.write_bytes(buffer.getvalue())
    with program_of(own_channel.operations) as channel:
        push = channel.push_file(path)
        work()
        done = channel.wait(push, every=0)
    assert (done["subject"], done["file"], done["new"]) == ("sales", path.name, 1)


def send(secret: str, body: str, *, key: str = "", query: str = "subject=sales", media: str = JSON_LINES):
    headers = {**bearer(secret), **({"Idempotency-Key": key} if key else {})}
    return Client(SERVER_NAME="channel.example").post(
        f"/api/v1/imports?{query}", data=body, content_type=media, headers=headers
    )


LINE = '{"line":"A","date":"2026-05-02","partner":"P-1","quantity":1,"amount":5,"currency":"EUR"}\n'


def test_a_key_is_bound_to_what_it_sent(own_channel: Cast):
    secret = secret_of(own_channel.operations)
    first, again = send(secret, LINE, key="k"), send(secret, LINE, key="k")
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json() == first.json()
    assert (again["Idempotency-Replayed"], again["Location"]) == ("true", first["Location"])
    assert Upload.objects.count() == 1
    assert send(secret, LINE + LINE, key="k").status_code == 422
    assert send(secret, LINE, key="k", query="subject=sales&mode=delete").status_code == 422
    other = secret_of(own_channel.chief)
    assert send(other, LINE, key="k").status_code == 202  # a key is one person's
    Push.objects.create(person=own_channel.operations, key="now")  # as one that is sending at this moment
    assert send(secret, LINE, key="now").status_code == 409
    work()
    assert Import.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "more", "code"),
    [
        ("\n", {}, 422),
        ("[1]", {}, 422),
        (LINE, {"query": "subject=sale"}, 422),
        (LINE, {"query": "mapping=none"}, 422),
        (LINE, {"query": "subject=sales&mode=replace"}, 422),
        (LINE, {"query": "subject=sales&mode=replace&period=soon"}, 422),
        ('{"a":1}\n', {"query": ""}, 422),
        (LINE, {"media": "text/html"}, 415),
        ("x" * 25_000_001, {"media": "text/csv"}, 413),
    ],
)
def test_what_cannot_be_imported_is_refused_at_once_and_leaves_nothing(body, more, code, own_channel: Cast):
    answer = send(secret_of(own_channel.operations), body, key="k", **more)
    assert (answer.status_code, answer["Content-Type"]) == (code, "application/problem+json")
    assert (Upload.objects.count(), Push.objects.count()) == (0, 0)


def test_a_mapping_is_named_and_no_file_of_the_server(own_channel: Cast, tmp_path):
    (tmp_path / "other.toml").write_text('subject = "sales"\nby_name = true\n')
    answer = send(secret_of(own_channel.operations), LINE, query=f"mapping={tmp_path}/other.toml")
    assert answer.status_code == 422
    assert "There is no mapping" in answer.json()["detail"]


def test_rows_that_come_to_nothing_raise_a_sentence(own_channel: Cast):
    with program_of(own_channel.operations) as channel:
        push = channel.push_rows([SALE | {"amount": "x"}], subject="sales")
        work()
        with pytest.raises(ImportFailed, match="None of the 1 rows could be taken"):
            channel.wait(push, every=0)


def test_keys_are_forgotten_after_a_month(cast: Cast):
    now = timezone.now()
    for key, days in (("old", 31), ("recent", 29)):
        Push.objects.create(person=cast.operations, key=key, at=now - timedelta(days=days))
    assert list(forget_old_keys()) == ["Forgot 1 idempotency keys."]
    assert [push.key for push in Push.objects.all()] == ["recent"]
    assert list(forget_old_keys()) == []


def test_others_may_not_send(own_channel: Cast):
    with (
        program_of(own_channel.manager) as channel,
        pytest.raises(Problem, match="not for import") as refused,
    ):
        channel.push_rows([SALE], subject="sales")
    assert refused.value.status == 403
    with program_of(own_channel.executive) as channel, pytest.raises(Problem) as refused:
        channel.push_rows([SALE], subject="sales")
    assert refused.value.status == 404
    with program_of(own_channel.executive) as channel:
        assert [one["partner"] for one in channel.partners()] == ["P-1"]
        assert len(list(channel.rows("sales", period="2025", limit=7))) == 36
        assert channel.me()["email"] == own_channel.executive.email
        assert "margin" not in {one["kpi"] for one in channel.kpis()}
        with pytest.raises(Problem, match="Did you mean 'revenue'"):
            channel.figures("revenu")
