"""docs/reference/subjects.md."""

from collections.abc import Iterable, Iterator

from quarterdeck.subjects import Catalogue, Column, Subject

INTRODUCTION = """# Subjects

<!-- Made by `make docs` from src/quarterdeck/subjects/declared. -->

A subject is a kind of row. Each is declared in one short file; from it follow the import template, the \
checks, how the rows are kept and summed, and this page. \
[How to add one of your own](../guides/own-subject.md).

Columns in **bold** are required. A *measure* is added up; a *dimension* can be grouped by, and so can every \
column that refers to another subject. What is marked internal never leaves the vendor."""


def subject_page(subjects: Catalogue) -> Iterator[str]:
    yield INTRODUCTION
    for title, some in (("What happened", subjects.facts), ("Who and what there is", subjects.references)):
        yield f"\n## {title}"
        for subject in some:
            yield from _subject(subject)


def _subject(subject: Subject) -> Iterator[str]:
    yield f"\n### {subject.name}\n\n**{subject.label}.** {subject.help}\n"
    yield f"- A row is known by: {_names(subject.key)}. The same key again replaces the row."
    if subject.date:
        kept = "summed by month" if subject.rollup == "month" else "kept row by row"
        yield f"- It counts on its `{subject.date}`; in the cube its rows are {kept}."
    if subject.applies_to_directory:
        yield "- The directory follows it."
    yield "\n| Column | Holds | Meaning | Example | Also called |\n|---|---|---|---|---|"
    yield from (_column(column) for column in subject.columns)


def _column(column: Column) -> str:
    name = f"**`{column.name}`**" if column.required else f"`{column.name}`"
    holds = ", ".join(_holds(column))
    meaning = " ".join(part for part in (column.label + ".", column.help, _choices(column)) if part)
    example = f"`{column.example}`" if column.example else ""
    return f"| {name} | {holds} | {meaning} | {example} | {', '.join(column.aliases)} |"


def _holds(column: Column) -> Iterator[str]:
    yield column.type.value
    if column.references:
        yield f"key of [{column.references}](#{column.references})"
    if column.measure:
        yield "measure"
    if column.dimension:
        yield "dimension"
    if column.internal:
        yield "internal"


def _choices(column: Column) -> str:
    choices = f"One of {_names(column.choices)}." if column.choices else ""
    return f"{choices} `{column.default}` when empty.".strip() if column.default else choices


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
