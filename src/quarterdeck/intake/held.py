"""What the checks are told beside the rows: the vendor's currency, who else is known, what is held back."""

from quarterdeck.directory.models import Person, Side
from quarterdeck.intake.checks import Context
from quarterdeck.intake.checks.context import Window
from quarterdeck.intake.models import QuarantinedRow
from quarterdeck.intake.publishing import the_vendor
from quarterdeck.intake.workbench import Workbench
from quarterdeck.subjects import Catalogue, Subject

MOST = 10_000  # rows held back of what is referred to; of more nobody needs to be told


def context_of(
    bench: Workbench, subject: Subject, window: Window | None = None, *, keys_only: bool = False
) -> Context:
    """The context of one check on this workbench."""
    return Context(
        bench.con,
        bench.lake,
        subject,
        the_vendor().currency,
        window,
        keys_only=keys_only,
        held=_held(subject, bench.lake.catalogue),
        also=_also(subject),
    )


def _also(subject: Subject) -> dict[str, dict[str, str]]:
    """Partners are assigned to whoever works for the vendor, also to who was only invited."""
    if subject.name != "assignments":
        return {}
    working = Person.objects.filter(side=Side.VENDOR, is_active=True)
    return {"people": dict(working.values_list("email", "name"))}


def _held(subject: Subject, catalogue: Catalogue) -> dict[str, set[str]]:
    """The keys of open held-back rows of the subjects that `subject` refers to."""
    names = {column.references for column in subject.columns if column.references}
    rows = QuarantinedRow.objects.filter(status=QuarantinedRow.Status.OPEN, imported__subject__in=names)
    found: dict[str, set[str]] = {}
    for name, row in rows.values_list("imported__subject", "row")[:MOST]:
        if key := row.get(catalogue[name].key[0]):
            found.setdefault(name, set()).add(key)
    return found
