"""The generated pages of docs/reference: KPIs and subjects, from their declarations.

python -m tools.reference            write them
python -m tools.reference --check    say which are not up to date
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def pages() -> dict[str, str]:
    """The text of every page by its file name."""
    from quarterdeck.subjects import load  # noqa: PLC0415 (Django is set up first)
    from tools.reference_kpis import kpi_page  # noqa: PLC0415
    from tools.reference_subjects import subject_page  # noqa: PLC0415

    subjects = load()
    return {"kpis.md": _text(kpi_page(subjects)), "subjects.md": _text(subject_page(subjects))}


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def outdated(pages: dict[str, str]) -> Iterator[str]:
    for name, text in pages.items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield name


def main(arguments: list[str]) -> int:
    django.setup()
    found = pages()
    if arguments == ["--check"]:
        late = list(outdated(found))
        for name in late:
            print(f"docs/reference/{name} is not up to date. Run: make docs")
        return len(late)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in found.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
