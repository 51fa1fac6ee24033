"""What is asked of one import."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from django.utils.translation import gettext as _

from quarterdeck.calendar import PeriodError, Span
from quarterdeck.directory.models import Person
from quarterdeck.directory.selectors import scope_of
from quarterdeck.intake.checks.context import Window
from quarterdeck.intake.errors import IntakeError, MappingError, PermissionDeniedError, did_you_mean
from quarterdeck.intake.labels import label_of, within
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.publishing import the_vendor
from quarterdeck.subjects import Subject

Mode = Literal["upsert", "replace", "delete"]


@dataclass(frozen=True, slots=True)
class Request:
    """A file and what to do with it. `name` is what its owner calls it; `mapping` a TOML document.

    `subject` may be left to the mapping or the headers. `period` and `where` say what a replacement
    replaces.
    """

    path: Path
    subject: str | None = None
    mapping: Mapping[str, Any] | None = None
    mapping_name: str = ""
    mode: Mode = "upsert"
    period: str | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    lookups: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits.local)

    @property
    def file_name(self) -> str:
        return self.name or self.path.name


def check_may_import(actor: Person | None) -> None:
    """No actor is whoever runs the machine. Raises PermissionDeniedError for others than the vendor's
    channel chief and channel operations.
    """
    if actor is not None and not scope_of(actor).everything:
        raise PermissionDeniedError(
            _("%(person)s may not import. Channel operations may.") % {"person": actor.email}
        )


def check_columns(subject: Subject, names: Iterable[str]) -> None:
    """Raises MappingError for the first that is no column of `subject`."""
    for name in names:
        if name not in subject:
            raise MappingError(
                _("%(subject)s have no column '%(column)s'.") % {"subject": label_of(subject), "column": name}
                + did_you_mean(name, subject.by_name)
            )


def window_of(request: Request, subject: Subject) -> Window | None:
    """What a replacement replaces, in the vendor's calendar; None for other modes."""
    if request.mode != "replace":
        if request.period or request.where:
            raise IntakeError(_("A period and a partner are only said when the file replaces all of them."))
        return None
    check_columns(subject, request.where)
    if subject.date is None:
        return Window(within(subject), date.min, date.max, request.where)
    if not request.period:
        raise IntakeError(_("Say which period the file is all of, such as 2026-11."))
    try:
        span = Span.parse(request.period, the_vendor().calendar)
    except PeriodError as error:
        raise IntakeError(str(error)) from error
    return Window(request.period, span.first, span.last, request.where)


def digest(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
