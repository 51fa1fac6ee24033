"""The cases of the guide: a content as JSON, and a table of what follows from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quarterdeck.plans.content import Content

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "partner-profit.md"
CASE = re.compile(
    r"^### (?P<name>[^\n]+)\n(?:(?!^### ).)*?<!-- case -->\n"
    r"```json\n(?P<json>.*?)^```\n\n(?P<table>(?:^\|[^\n]*\n?)+)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    name: str
    content: Content
    results: dict[str, str]


def cases() -> Iterator[Case]:
    for found in CASE.finditer(GUIDE.read_text(encoding="utf-8")):
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in found["table"].splitlines()[2:]
        ]
        yield Case(
            found["name"], Content.model_validate_json(found["json"]), {row[0]: row[-1] for row in rows}
        )
