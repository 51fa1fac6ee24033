"""The form in which the owner of an upload says where its columns go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError
from quarterdeck.intake.labels import label_of
from quarterdeck.intake.mapping.formats import DATES
from quarterdeck.intake.mapping.model import Rule
from quarterdeck.intake.mapping.saved import raw_of
from quarterdeck.intake.models import Upload
from quarterdeck.intake.settling import follow, settle, with_format
from quarterdeck.intake.workbench import catalogue
from quarterdeck.subjects import Column, ColumnType, Subject

Raw = str | Mapping[str, Any]
SIMPLE = {"from", "format", "decimal", "percent"}
NUMBERS = (ColumnType.AMOUNT, ColumnType.QUANTITY, ColumnType.RATE, ColumnType.WHOLE)
MODES = ("upsert", "replace", "delete")
_DAY = datetime(2026, 3, 31, 16, 5)  # noqa: DTZ001 (an example of how dates are written)


def fill_in(home: Home, upload: Upload, post: Mapping[str, str]) -> None:
    """Give the upload what the form says. Raises IntakeError for what makes no sense."""
    if (subject := post.get("subject", "")) != upload.subject:
        _settle_as(home, upload, subject)
    elif (name := post.get("mapping_name", "")) and name != upload.mapping_name:
        follow(home, upload, name)
    elif upload.subject:
        columns = _columns(home, upload, catalogue(home)[upload.subject], post)
        upload.mapping = {**upload.mapping, "columns": columns}
    upload.mode = post["mode"] if post.get("mode") in MODES else upload.mode
    upload.period = post.get("period", "").strip() if upload.mode == "replace" else ""
    upload.partner = post.get("partner", "").strip() if upload.mode == "replace" else ""
    upload.save()


def _settle_as(home: Home, upload: Upload, subject: str) -> None:
    if subject not in catalogue(home):
        raise IntakeError(_("Say what the rows are."))
    settle(home, upload, subject=subject)


def is_simple(raw: Raw) -> bool:
    """Whether the form can show the rule: one header, perhaps with a format."""
    return isinstance(raw, str) or (isinstance(raw.get("from"), str) and set(raw) <= SIMPLE)


def constant_of(raw: Raw | None) -> str:
    return str(raw["constant"]) if isinstance(raw, Mapping) and set(raw) == {"constant"} else ""


def header_of(raw: Raw | None) -> str | None:
    if raw is None or not is_simple(raw):
        return None
    return raw if isinstance(raw, str) else str(raw["from"])


def how_of(raw: Raw | None) -> str:
    """How its cells are written, as one word of `hows`."""
    if not isinstance(raw, Mapping):
        return ""
    return str(raw.get("format") or ("%" if raw.get("percent") else "") + raw.get("decimal", ""))


def hows(column: Column) -> list[tuple[str, str]]:
    """The ways in which cells of the column may be written, each by its example."""
    if column.type == ColumnType.DATE:
        return [("", "2026-03-31"), *((one, _DAY.strftime(one)) for one in DATES)]
    if column.type == ColumnType.SHARE:
        return [("", "0.25"), (",", "0,25"), ("%", _("25 of 100")), ("%,", _("25,5 of 100"))]
    if column.type in NUMBERS:
        return [("", "1234.50"), (".", "1,234.50"), (",", "1.234,50")]
    return []


def _columns(home: Home, upload: Upload, subject: Subject, post: Mapping[str, str]) -> dict[str, Raw]:
    old: Mapping[str, Raw] = upload.mapping.get("columns", {})
    rules = {
        name: raw
        for name, raw in old.items()
        if not (is_simple(raw) or constant_of(raw)) and post.get(f"keep-{name}")
    }
    for number, header in enumerate(upload.look["headers"]):
        target = post.get(f"to-{number}", "")
        if target not in subject or (target in rules and header_of(old.get(target)) == header):
            continue  # goes nowhere, or another header was chosen for it just now
        if header_of(old.get(target)) == header:
            rules[target] = _written(subject[target], header, post.get(f"how-{number}", ""))
        else:
            rules[target] = raw_of(with_format(home, upload, target, Rule(source=(header,))))
    for column in subject.columns:
        if column.name not in rules and (text := post.get(f"fixed-{column.name}", "").strip()):
            rules[column.name] = {"constant": text}
    return rules


def _written(column: Column, header: str, how: str) -> Raw:
    if not how:
        return header
    if how not in dict(hows(column)):
        raise IntakeError(
            _("'%(how)s' is no way in which %(column)s is written.")
            % {"how": how, "column": label_of(column)}
        )
    if column.type == ColumnType.DATE:
        return {"from": header, "format": how}
    percent = {"percent": True} if how.startswith("%") else {}
    decimal = {"decimal": how.removeprefix("%")} if how.removeprefix("%") else {}
    return {"from": header, **decimal, **percent}
