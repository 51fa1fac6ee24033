"""A client for programs: ask for figures and rows, and send rows, over the REST API.

    with Quarterdeck("https://channel.example", "qd_...") as channel:
        for figure in channel.figures("revenue", "attainment", by=["partner"]):
            print(figure["by"]["partner"], figure["value"])

It needs httpx2 and nothing else of Quarterdeck. What the server refuses is raised as `Problem`.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import httpx2

Row = Mapping[str, Any]
Mode = Literal["upsert", "replace", "delete"]
MEDIA = {
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".gz": "application/gzip",
}


class Problem(Exception):  # noqa: N818 (RFC 9457's word)
    """What the server could not do; its text is a sentence for people, `errors` names fields."""

    def __init__(self, status: int, title: str, detail: str, errors: Sequence[Row] = ()) -> None:
        named = "; ".join(f"{one['field']}: {one['message']}" for one in errors)
        super().__init__(f"{detail} {named}".strip())
        self.status, self.title, self.detail, self.errors = status, title, detail, errors


class ImportFailed(Exception):  # noqa: N818
    """Rows that were sent came to nothing; `push` says how far they came."""

    def __init__(self, push: Row) -> None:
        super().__init__(push["error"] or f"The import is {(push['import'] or push).get('status', 'lost')}.")
        self.push = push


class Quarterdeck:
    """One server, as the person of one token. `transport` is httpx2's, for tests."""

    def __init__(
        self,
        address: str,
        token: str,
        *,
        timeout: float = 60.0,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        self._http = httpx2.Client(base_url=address, headers=headers, timeout=timeout, transport=transport)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def me(self) -> dict[str, Any]:
        """Whose token this is, and what they see."""
        return dict(self._json("GET", "me"))

    def kpis(self) -> list[dict[str, Any]]:
        """The glossary."""
        return list(self._json("GET", "kpis"))

    def partners(self, **filters: str) -> Iterator[dict[str, Any]]:
        """The partners one may see, with filters: name, type, tier, country, territory, parent, manager."""
        return self._pages("partners", filters)

    def figures(
        self,
        *kpis: str,
        by: Sequence[str] = (),
        where: Mapping[str, Sequence[str | None]] | None = None,
        period: str = "",
        basis: str = "",
        owner: str = "then",
        currency: str = "",
    ) -> list[dict[str, Any]]:
        """Figures; `value` and `target` are Decimal, or None where they are not available."""
        asked = {
            "kpis": kpis,
            "by": by,
            "where": where or {},
            "period": period,
            "basis": basis,
            "owner": owner,
            "currency": currency,
        }
        found: list[dict[str, Any]] = self._json("POST", "figures", json=asked)["figures"]
        for figure in found:
            for name in ("value", "target"):
                figure[name] = None if figure[name] is None else Decimal(figure[name])
        return found

    def question(self, kpi: str, *, reason: str, partner: str = "", period: str = "") -> dict[str, Any]:
        """Ask channel operations about a figure as it stands now."""
        asked = {"kpi": kpi, "partner": partner, "period": period, "reason": reason}
        return dict(self._json("POST", "disputes", json=asked))

    def plans(self, **filters: str) -> Iterator[dict[str, Any]]:
        """The joint business plans one may see, with filters: partner, state."""
        return self._pages("plans", filters)

    def plan(self, number: int, version: int | None = None) -> dict[str, Any]:
        """One plan with its versions; or all that one version says."""
        return dict(self._json("GET", f"plans/{number}" + (f"/versions/{version}" if version else "")))

    def reviews(self, **filters: str) -> Iterator[dict[str, Any]]:
        """The quarterly reviews one may see, with filters: partner, quarter, state."""
        return self._pages("reviews", filters)

    def review(self, number: int) -> dict[str, Any]:
        """One review with all its figures."""
        return dict(self._json("GET", f"reviews/{number}"))

    def rows(
        self,
        subject: str,
        *,
        period: str = "",
        where: Mapping[str, str] | None = None,
        limit: int = 500,
        data_version: str = "",
    ) -> Iterator[dict[str, Any]]:
        """All rows of a period, read a page at a time from one version of the data."""
        conditions = [f"{name}={value}" for name, value in (where or {}).items()]
        asked = {"period": period, "where": conditions, "limit": limit, "data_version": data_version}
        return self._pages(f"rows/{subject}", asked)

    def push_rows(self, rows: Iterable[Row], *, subject: str, key: str = "", **wishes: str) -> dict[str, Any]:
        """Send rows as JSON lines; amounts may be Decimal. Answers at once: see `wait`."""
        lines = "".join(json.dumps(row, default=str, ensure_ascii=False) + "\n" for row in rows)
        return self._push(lines.encode(), "application/x-ndjson", key, {"subject": subject, **wishes})

    def push_file(
        self, path: Path | str, *, subject: str = "", mode: Mode = "upsert", key: str = "", **wishes: str
    ) -> dict[str, Any]:
        """Send a file: JSON lines, CSV, Parquet, XLSX, also gzipped. Answers at once: see `wait`."""
        path = Path(path)
        media = MEDIA.get(path.suffix.lower(), "application/octet-stream")
        asked = {"subject": subject, "mode": mode, "name": path.name, **wishes}
        return self._push(path.read_bytes(), media, key, asked)

    def wait(self, push: Row, *, seconds: float = 600.0, every: float = 1.0) -> dict[str, Any]:
        """The import that a push became, once it has finished. Raises ImportFailed and TimeoutError."""
        end = time.monotonic() + seconds
        while True:
            now: dict[str, Any] = self._json("GET", f"pushes/{push['push']}")
            row = now["import"]
            if now["state"] == "refused" or (row and row["status"] in ("failed", "interrupted")):
                raise ImportFailed(now)
            if row and row["status"] != "running" and not row["step"]:
                return dict(row)
            if time.monotonic() > end:
                raise TimeoutError(f"Push {push['push']} has not finished after {seconds:g} seconds.")
            time.sleep(every)

    def _push(self, body: bytes, media: str, key: str, wishes: Mapping[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": media, **({"Idempotency-Key": key} if key else {})}
        return dict(self._json("POST", "imports", params=_given(wishes), content=body, headers=headers))

    def _pages(self, path: str, asked: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        page = self._json("GET", path, params=_given(asked))
        yield from page["items"]
        while page["next"]:
            page = self._json("GET", page["next"].removeprefix("/api/v1/"))
            yield from page["items"]

    def _json(self, method: str, path: str, **more: Any) -> Any:  # noqa: ANN401 (JSON)
        answer = self._http.request(method, f"/api/v1/{path}", **more)
        if answer.is_success:
            return answer.json()
        raise _problem(answer)


def _given(wishes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wishes.items() if value not in ("", None, [])}


def _problem(answer: httpx2.Response) -> Problem:
    if "problem+json" not in answer.headers.get("Content-Type", ""):
        return Problem(answer.status_code, answer.reason_phrase, f"The server answered {answer.status_code}.")
    said = answer.json()
    return Problem(said["status"], said["title"], said["detail"], said.get("errors", ()))
