"""What a mapping is, once read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _

from quarterdeck.intake.readers import FileOptions

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def placeholders(template: str) -> tuple[str, ...]:
    """The headers named in '{Order}/{Line}'."""
    return tuple(PLACEHOLDER.findall(template))


@dataclass(frozen=True, slots=True)
class Lookup:
    """Find the cell in column `key` of another file (or subject in the lake); take `value` from there.

    `value` is a header, or a template of headers in braces.
    """

    key: str
    value: str
    file: str | None = None
    subject: str | None = None

    @property
    def place(self) -> str:
        return self.file or _("the subject %(subject)s") % {"subject": self.subject}

    @property
    def template(self) -> str:
        return self.value if placeholders(self.value) else "{" + self.value + "}"


@dataclass(frozen=True, slots=True)
class Rule:
    """How one column of the subject is made. Exactly one of `source`, `template` and `constant` is set.

    Of several `source` headers the first filled cell counts. Then, in this order: look-ups, `values`
    (translated without regard to case; others become `otherwise`, or stay), `case`, and the number
    and date formats.
    """

    source: tuple[str, ...] = ()
    template: str | None = None
    constant: str | None = None
    lookups: tuple[Lookup, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    case: Literal["lower", "upper"] | None = None
    format: str | None = None
    decimal: Literal[".", ","] | None = None
    percent: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of the file that the rule reads."""
        return (*self.source, *placeholders(self.template or ""))


@dataclass(frozen=True, slots=True)
class FileMapping:
    """How one kind of file becomes rows of `subject`.

    `keep` and `leave_out` choose rows by the cells under a header. With `by_name`, columns without a
    rule are filled from the header that names them, save the headers in `drop`.
    """

    subject: str
    columns: Mapping[str, Rule]
    name: str = ""
    note: str = ""
    by_name: bool = False
    drop: tuple[str, ...] = ()
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leave_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file: FileOptions = field(default_factory=FileOptions)

    @property
    def headers(self) -> Iterator[str]:
        """Every header the mapping reads."""
        for rule in self.columns.values():
            yield from rule.headers
        yield from self.keep
        yield from self.leave_out
