"""What is told of rows that came in."""

from ninja import Schema
from pydantic import Field

from quarterdeck.api.shapes.told import Following


class ImportShape(Schema):
    number: int = Field(alias="import")
    file: str
    subject: str
    mapping: str
    mode: str
    status: str = Field(examples=["running", "done", "failed", "interrupted", "undone"])
    step: str | None = Field(description="What is being done at this moment.")
    trouble: str | None = Field(description="Why what was last asked of it could not be done.")
    read: int
    new: int
    changed: int
    unchanged: int
    removed: int
    quarantined: int
    skipped: int
    notes: list[str]
    error: str
    data_version: str
    by: str | None
    started: str
    finished: str | None


class ImportsPage(Following):
    items: list[ImportShape]


class PushShape(Schema):
    push: int
    name: str
    size: int
    sha256: str
    subject: str
    mode: str
    state: str = Field(examples=["waiting", "started", "refused"])
    error: str | None
    worker: bool = Field(description="Whether somebody is there to do the work.")
    imported: ImportShape | None = Field(alias="import")


class FaultShape(Schema):
    column: str | None
    value: str | None
    reason: str


class HeldShape(Schema):
    line: int
    faults: list[FaultShape]
    row: dict[str, str | None]
    raw: dict[str, str | None]
    mended: bool


class HeldPage(Following):
    items: list[HeldShape]


class RowsChanged(Schema):
    rows: int
