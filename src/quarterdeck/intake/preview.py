"""Looking at a file without importing it: what its rows would be taken as."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from quarterdeck.home import Home
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.mapping.saved import document
from quarterdeck.intake.request import Request
from quarterdeck.intake.steps import map_columns, stage
from quarterdeck.intake.workbench import workbench


@dataclass(frozen=True, slots=True)
class Preview:
    """The subject, the mapping as a TOML document, the file's headers and those nothing is taken from."""

    subject: str
    document: dict[str, Any]
    headers: tuple[str, ...]
    unused: tuple[str, ...]


def preview(
    *,
    home: Home,
    path: Path,
    subject: str | None = None,
    mapping: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> Preview:
    """What an import of the file would do with its columns. Raises IntakeError as the import would."""
    request = Request(path, subject, mapping, limits=limits or Limits.local())
    with workbench(home, request.limits, f"preview-{uuid4().hex}") as bench:
        mapped = map_columns(bench, request, *stage(bench, request))
        return Preview(
            mapped.subject.name, document(mapped.mapping), mapped.staged.headers, tuple(mapped.unused)
        )
