"""Imports in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from quarterdeck.intake import labels
from quarterdeck.intake.models import Import
from quarterdeck.intake.running import ASKED
from quarterdeck.subjects import Catalogue
from quarterdeck.wording import listed, whole

STATUS: dict[str, str | Promise] = {
    Import.Status.RUNNING: gettext_lazy("running"),
    Import.Status.DONE: gettext_lazy("done"),
    Import.Status.FAILED: gettext_lazy("refused"),
    Import.Status.INTERRUPTED: gettext_lazy("interrupted"),
    Import.Status.UNDONE: gettext_lazy("undone"),
}
FORMATS = (gettext_noop("Excel workbook"), gettext_noop("JSON lines"))
STEPS: dict[str, str | Promise] = {
    "reading": gettext_lazy("Reading the file"),
    "checking": gettext_lazy("Checking each row"),
    "writing": gettext_lazy("Writing the rows"),
    "publishing": gettext_lazy("Bringing the figures up to date"),
}
MORE: dict[str, str | Promise] = {
    "undo asked": gettext_lazy("Undo is waiting for its turn."),
    "undoing": gettext_lazy("This import is being undone."),
    "release asked": gettext_lazy("The release is waiting for its turn."),
    "releasing": gettext_lazy("Rows are being released."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an import under way: done, going on, or still to come."""

    label: str | Promise
    state: str


def busy(row: Import) -> bool:
    """Whether something is being done to the import, or waits to be."""
    return row.status == Import.Status.RUNNING or bool(row.step)


def waits(row: Import) -> bool:
    return row.step in ASKED


def steps(row: Import) -> Sequence[Step]:
    """The steps of an import, up to the one at which it is."""
    names = list(STEPS)
    at = names.index(row.step) if row.step in names else 0
    states = ["done"] * at + ["now"] + ["later"] * (len(names) - at - 1)
    return [Step(STEPS[name], state) for name, state in zip(names, states, strict=True)]


@dataclass(frozen=True, slots=True)
class Choice:
    """A subject to choose. (A template would take `subject.name` for its column of that name.)"""

    name: str
    label: str
    help: str


def choices(catalogue: Catalogue) -> list[Choice]:
    found = [Choice(one.name, labels.label_of(one), labels.help_of(one)) for one in catalogue.values()]
    return sorted(found, key=lambda one: one.label)


def label_of(row: Import, catalogue: Catalogue) -> str:
    return labels.label_of(catalogue[row.subject]) if row.subject in catalogue else row.subject


def outcome(row: Import) -> str:
    """What the import did, in one sentence."""
    if row.status == Import.Status.RUNNING:
        return _("It is being imported.")
    if row.status in (Import.Status.FAILED, Import.Status.INTERRUPTED):
        return row.error or _("Nothing was imported.")
    parts = [
        _counted(row.new, _("%s new")),
        _counted(row.changed, _("%s changed")),
        _counted(row.unchanged, _("%s as before")),
        _counted(row.removed, _("%s removed")),
        _counted(row.quarantined, _("%s held back")),
        _counted(row.skipped, _("%s left out")),
    ]
    words = {"count": whole(row.read), "what": listed(parts)}
    read = ngettext("%(count)s row read: %(what)s.", "%(count)s rows read: %(what)s.", row.read)
    sentence = read % words
    return _("Undone. It had: %s") % sentence if row.status == Import.Status.UNDONE else sentence


def _counted(count: int, words: str) -> str:
    return words % whole(count) if count else ""


def undoing_means(row: Import) -> list[str]:
    """What undoing the import will do, in sentences."""
    said = []
    if row.new:
        said.append(
            ngettext(
                "%(count)s row that it brought in is taken away.",
                "%(count)s rows that it brought in are taken away.",
                row.new,
            )
            % {"count": whole(row.new)}
        )
    if row.changed or row.removed:
        count = row.changed + row.removed
        said.append(
            ngettext(
                "%(count)s row that it changed or removed is as it was before.",
                "%(count)s rows that it changed or removed are as they were before.",
                count,
            )
            % {"count": whole(count)}
        )
    if row.quarantined:
        said.append(_("Rows of it that are still held back are dropped."))
    said.append(_("Rows that a later import has changed since stay as that one left them."))
    said.append(_("The figures are brought up to date; the log keeps that it was here."))
    return said
