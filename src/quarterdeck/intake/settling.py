"""Settling what the columns of an upload are: proposed, recognised, or said by its owner."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from quarterdeck.home import Home
from quarterdeck.intake.errors import MappingError, did_you_mean
from quarterdeck.intake.mapping import guess_subject, parse, propose
from quarterdeck.intake.mapping.model import FileMapping, Rule
from quarterdeck.intake.mapping.propose import complete, formatted
from quarterdeck.intake.mapping.saved import document
from quarterdeck.intake.models import Upload
from quarterdeck.intake.steps import sampler
from quarterdeck.intake.trial import opened
from quarterdeck.intake.workbench import catalogue

RECOGNISED_BY = "recognised_by"


def settle(home: Home, upload: Upload, *, subject: str = "") -> None:
    """Give the upload the mapping by which files with its headers came before, or else a proposal.

    With `subject` only a proposal for that one. A subject that nobody can guess stays empty.
    """
    name = "" if subject else recognised(home, upload.look["headers"])
    if name:
        follow(home, upload, name)
        return
    with opened(home, upload) as (bench, staged):
        known = bench.lake.catalogue
        try:
            chosen = known[subject] if subject else guess_subject(staged.headers, known)
        except MappingError:
            upload.subject, upload.mapping = "", {}
            return
        found = propose(chosen, staged.headers, sampler(bench, staged), known, {})
    upload.subject, upload.mapping, upload.mapping_name = chosen.name, _kept(upload, found), ""


def follow(home: Home, upload: Upload, name: str) -> None:
    """Take the saved mapping of that name, which is no path. Raises MappingError when there is none."""
    known = saved(home)
    if name not in known:
        raise MappingError(f"There is no mapping '{name}'.{did_you_mean(name, sorted(known))}")
    mapping = parse(known[name], catalogue(home), name=name)
    upload.subject, upload.mapping_name = mapping.subject, name
    if mapping.by_name:
        with opened(home, upload) as (bench, staged):
            subject = bench.lake.catalogue[mapping.subject]
            mapping = complete(mapping, subject, staged.headers, sampler(bench, staged), {})
            mapping = replace(mapping, by_name=False, drop=())
    upload.mapping = _kept(upload, mapping)


def saved(home: Home) -> dict[str, dict[str, Any]]:
    """The saved mappings that can be read, by name."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(home.mappings.glob("*.toml")):
        try:
            found[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue  # somebody's unfinished work; `import --mapping` says what is wrong with it
    return found


def recognised(home: Home, headers: Sequence[str]) -> str:
    """The saved mapping that was made for these very headers, or nothing."""
    for name, raw in saved(home).items():
        if raw.get(RECOGNISED_BY) and set(raw[RECOGNISED_BY]) == set(headers):
            return name
    return ""


def with_format(home: Home, upload: Upload, column: str, rule: Rule) -> Rule:
    """The rule with the format its cells show; without one where they could be read two ways."""
    with opened(home, upload) as (bench, staged):
        subject = bench.lake.catalogue[upload.subject]
        try:
            return formatted(subject[column], rule, sampler(bench, staged))
        except MappingError:
            return rule


def _kept(upload: Upload, mapping: FileMapping) -> dict[str, Any]:
    """The mapping as a document, reading the worksheet that was chosen."""
    file = replace(mapping.file, sheet=upload.sheet or mapping.file.sheet)
    return document(replace(mapping, file=file))


def rules_of(home: Home, upload: Upload) -> Mapping[str, Rule]:
    """The rules of the upload's mapping by column."""
    return parse(upload.mapping, catalogue(home)).columns if upload.mapping else {}
