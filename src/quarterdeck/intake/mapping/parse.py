"""Reading a mapping from TOML, with errors that name the place and what would be right."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError, did_you_mean
from quarterdeck.intake.mapping.model import FileMapping, Lookup, Rule
from quarterdeck.intake.readers import FileOptions
from quarterdeck.subjects import Catalogue, Subject, SubjectError

TOP = {
    "subject",
    "note",
    "by_name",
    "drop",
    "columns",
    "keep",
    "leave_out",
    "file",
    "recognised_by",
    "control",
}
RULE = {
    "from", "template", "constant", "lookup", "values", "otherwise", "case", "format", "decimal", "percent",
}  # fmt: skip
ORIGINS = ("from", "template", "constant")
LOOKUP = {"file", "subject", "key", "value"}
FILE = {"delimiter": str, "encoding": str, "skip": int, "header": list, "sheet": str}


def parse(raw: Mapping[str, Any], catalogue: Catalogue, *, name: str = "") -> FileMapping:
    """The mapping that the TOML document `raw` says. Raises MappingError."""
    place = _("Mapping '%(name)s'") % {"name": name} if name else _("The mapping")
    _known(raw, TOP, place)
    try:
        subject = catalogue[_text(raw.get("subject", ""), f"{place}, subject")]
    except SubjectError as error:
        raise MappingError(f"{place}: {error}") from error
    return FileMapping(
        subject=subject.name,
        columns=_columns(_table(raw, "columns", place), subject, place),
        name=name,
        note=_text(raw.get("note", ""), f"{place}, note"),
        by_name=_flag(raw.get("by_name", False), f"{place}, by_name"),
        drop=_texts(raw.get("drop", []), f"{place}, drop"),
        keep=_choices(raw, "keep", place),
        leave_out=_choices(raw, "leave_out", place),
        file=_file(_table(raw, "file", place), f"{place}, [file]"),
    )


def _columns(raw: Mapping[str, Any], subject: Subject, place: str) -> dict[str, Rule]:
    _known(raw, subject.by_name, f"{place}, [columns]")
    return {
        column: _rule(body, _("%(place)s, column '%(column)s'") % {"place": place, "column": column})
        for column, body in raw.items()
    }


def _rule(body: object, place: str) -> Rule:
    if isinstance(body, str):
        return Rule(source=(body,))
    if not isinstance(body, dict):
        raise MappingError(
            _("%(place)s: write a header, or a table such as { constant = 'EUR' }.") % {"place": place}
        )
    _known(body, RULE, place)
    if sum(origin in body for origin in ORIGINS) != 1:
        raise MappingError(_("%(place)s: say one of from, template and constant.") % {"place": place})
    source = body.get("from", [])
    lookup = body.get("lookup", [])
    return Rule(
        source=(source,) if isinstance(source, str) else _texts(source, f"{place}, from"),
        template=_maybe(body, "template", place),
        constant=_maybe(body, "constant", place),
        lookups=tuple(
            _lookup(one, f"{place}, lookup") for one in (lookup if isinstance(lookup, list) else [lookup])
        ),
        values={
            str(key): _text(value, f"{place}, values") for key, value in _table(body, "values", place).items()
        },
        otherwise=_maybe(body, "otherwise", place),
        case=_one_of(body, "case", ("lower", "upper"), place),
        format=_maybe(body, "format", place),
        decimal=_one_of(body, "decimal", (".", ","), place),
        percent=_flag(body.get("percent", False), f"{place}, percent"),
    )


def _lookup(body: object, place: str) -> Lookup:
    if not isinstance(body, dict):
        raise MappingError(
            _("%(place)s: write { file = 'Partners.csv', key = 'Id', value = 'Number' }.") % {"place": place}
        )
    _known(body, LOOKUP, place)
    if ("file" in body) == ("subject" in body) or not {"key", "value"} <= body.keys():
        raise MappingError(_("%(place)s: say key, value, and one of file and subject.") % {"place": place})
    lookup = Lookup(**{key: _text(value, f"{place}, {key}") for key, value in body.items()})
    if lookup.file and (set("/\\") & set(lookup.file) or lookup.file.startswith(".")):
        raise MappingError(
            _("%(place)s: '%(file)s' is not a file name. Name a file in the same folder.")
            % {"place": place, "file": lookup.file}
        )
    return lookup


def _file(raw: Mapping[str, Any], place: str) -> FileOptions:
    _known(raw, FILE, place)
    for key, value in raw.items():
        if not isinstance(value, FILE[key]):
            raise MappingError(
                _("%(place)s, %(key)s: %(value)s is not what is expected here.")
                % {"place": place, "key": key, "value": repr(value)}
            )
    header = _texts(raw.get("header", []), f"{place}, header")
    if len(raw.get("delimiter", ",")) != 1:
        raise MappingError(_("%(place)s, delimiter: write one character.") % {"place": place})
    return FileOptions(**{**raw, "header": header})


def _choices(raw: Mapping[str, Any], key: str, place: str) -> dict[str, tuple[str, ...]]:
    table = _table(raw, key, place)
    return {
        header: (value,) if isinstance(value, str) else _texts(value, f"{place}, [{key}]")
        for header, value in table.items()
    }


def _known(raw: Mapping[str, Any], words: Iterable[str], place: str) -> None:
    known = list(words)
    for word in raw:
        if word not in known:
            raise MappingError(
                _("%(place)s: '%(word)s' is not known here.") % {"place": place, "word": word}
                + did_you_mean(word, known)
            )


def _table(raw: Mapping[str, Any], key: str, place: str) -> Mapping[str, Any]:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise MappingError(_("%(place)s: '%(key)s' must be a table.") % {"place": place, "key": key})
    return value


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise MappingError(
            _("%(place)s: %(value)s must be a text in quotes.") % {"place": place, "value": repr(value)}
        )
    return value


def _texts(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise MappingError(
            _("%(place)s: %(value)s must be a list of texts.") % {"place": place, "value": repr(value)}
        )
    return tuple(_text(one, place) for one in value)


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise MappingError(_("%(place)s: write true or false.") % {"place": place})
    return value


def _maybe(body: Mapping[str, Any], key: str, place: str) -> str | None:
    return _text(body[key], f"{place}, {key}") if key in body else None


def _one_of(body: Mapping[str, Any], key: str, words: tuple[str, ...], place: str) -> Any:  # noqa: ANN401
    value = body.get(key)
    if value is not None and value not in words:
        raise MappingError(
            _("%(place)s, %(key)s: write one of %(words)s.")
            % {"place": place, "key": key, "words": ", ".join(repr(word) for word in words)}
        )
    return value
