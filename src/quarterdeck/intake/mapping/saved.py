"""Saved mappings: TOML files found by name."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError, did_you_mean
from quarterdeck.intake.mapping.model import FileMapping, Lookup, Rule


def find(name: str, folders: Sequence[Path]) -> dict[str, Any]:
    """The document of the mapping file `name`, or of the saved mapping of that name.

    Raises MappingError when there is none, or it is no TOML.
    """
    path = Path(name)
    if not path.is_file():
        candidates = [folder / f"{name.removesuffix('.toml')}.toml" for folder in folders]
        found = [one for one in candidates if one.is_file()]
        if not found:
            saved = sorted(one.stem for folder in folders for one in folder.glob("*.toml"))
            raise MappingError(
                _("There is no mapping '%(name)s'.") % {"name": name} + did_you_mean(name, saved)
            )
        path = found[0]
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(
            _("'%(file)s' is not a mapping in TOML: %(error)s") % {"file": path.name, "error": error}
        ) from error


def save(name: str, document: Mapping[str, Any], folder: Path) -> Path:
    """Keep a mapping under a name of letters, digits, '-' and '_'; it replaces one of that name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{check_name(name)}.toml"
    path.write_text(to_toml(document), encoding="utf-8")
    return path


def check_name(name: str) -> str:
    """The name, if it can be one. Raises MappingError."""
    if not name or len(name) > 80 or not name.replace("-", "").replace("_", "").isalnum():
        raise MappingError(
            _("'%(name)s' cannot be a name. Use letters, digits, '-' and '_'.") % {"name": name}
        )
    return name


def document(mapping: FileMapping) -> dict[str, Any]:
    """The mapping as the TOML document that says it."""
    options = {"delimiter", "encoding", "sheet"}
    file: dict[str, Any] = {name: value for name in options if (value := getattr(mapping.file, name))}
    file |= {"skip": mapping.file.skip} if mapping.file.skip else {}
    file |= {"header": list(mapping.file.header)} if mapping.file.header else {}
    raw = {
        "subject": mapping.subject,
        "note": mapping.note,
        "by_name": mapping.by_name,
        "drop": list(mapping.drop),
        "columns": {column: raw_of(rule) for column, rule in mapping.columns.items()},
        "keep": {header: list(words) for header, words in mapping.keep.items()},
        "leave_out": {header: list(words) for header, words in mapping.leave_out.items()},
        "file": file,
    }
    return {key: value for key, value in raw.items() if value}


def raw_of(rule: Rule) -> str | dict[str, Any]:
    raw = {
        "from": rule.source[0] if len(rule.source) == 1 else list(rule.source),
        "template": rule.template,
        "constant": rule.constant,
        "lookup": [_lookup(one) for one in rule.lookups],
        "values": dict(rule.values),
        "otherwise": rule.otherwise,
        "case": rule.case,
        "format": rule.format,
        "decimal": rule.decimal,
        "percent": rule.percent,
    }
    said = {key: value for key, value in raw.items() if value not in (None, [], {}, False)}
    return said["from"] if said.keys() == {"from"} and isinstance(said["from"], str) else said


def _lookup(lookup: Lookup) -> dict[str, str]:
    place = {"file": lookup.file} if lookup.file else {"subject": str(lookup.subject)}
    return place | {"key": lookup.key, "value": lookup.value}


def to_toml(raw: Mapping[str, Any]) -> str:
    """A mapping document as text: one line a column."""
    plain = [f"{key} = {_value(value)}" for key, value in raw.items() if not isinstance(value, Mapping)]
    lines = ["\n".join(plain)]
    for key, table in raw.items():
        if isinstance(table, Mapping):
            lines.append(
                "\n".join([f"[{key}]", *(f"{_key(name)} = {_value(one)}" for name, one in table.items())])
            )
    return "\n\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)
