"""The steps from a file to checked rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from quarterdeck.intake.checks import Checked, Context, check
from quarterdeck.intake.checks.check import main_reasons
from quarterdeck.intake.errors import EmptyFileError, RejectedError
from quarterdeck.intake.mapping import FileMapping, guess_subject, parse, propose
from quarterdeck.intake.mapping.compile import compile_view
from quarterdeck.intake.mapping.propose import Sample, complete
from quarterdeck.intake.mapping.tables import LookupTables
from quarterdeck.intake.readers import FileOptions, Staged, read
from quarterdeck.intake.readers.file import Source
from quarterdeck.intake.request import Request
from quarterdeck.intake.sentence import counted
from quarterdeck.intake.workbench import Workbench
from quarterdeck.lake import sql
from quarterdeck.subjects import Subject

RAW, MAPPED = "raw", "mapped"
SAMPLE = 1_000


@dataclass(frozen=True, slots=True)
class Mapped:
    """A file in the workbench as texts of the subject's columns, in the relation MAPPED."""

    subject: Subject
    mapping: FileMapping
    staged: Staged
    skipped: int

    @property
    def unused(self) -> list[str]:
        """Headers that nothing was taken from, on no one's order."""
        used = {*self.mapping.headers, *self.mapping.drop}
        return [header for header in self.staged.headers if header not in used]


def stage(bench: Workbench, request: Request) -> tuple[Staged, FileMapping | None]:
    """Read the file; a mapping that was handed in is checked first, since it may say how to read."""
    mapping = None
    if request.mapping is not None:
        mapping = parse(request.mapping, bench.lake.catalogue, name=request.mapping_name)
    options = mapping.file if mapping else FileOptions()
    source = Source(request.path, request.file_name, bench.scratch, request.limits, options)
    return read(bench.con, source, RAW), mapping


def map_columns(bench: Workbench, request: Request, staged: Staged, mapping: FileMapping | None) -> Mapped:
    """Make the relation MAPPED, by the mapping or by what the headers say."""
    subject, mapping = decide(bench, staged, mapping, request.subject)
    folders = (*request.lookups, request.path.parent, bench.home.mappings)
    tables = LookupTables(bench.con, bench.lake, folders, bench.scratch, bench.limits)
    query = compile_view(subject, mapping, staged, tables, keys_only=request.mode == "delete")
    bench.con.execute(f"CREATE OR REPLACE VIEW {MAPPED} AS {query}")
    skipped = 0
    if mapping.keep or mapping.leave_out:
        ((left,),) = bench.con.execute(f"SELECT count(*) FROM {MAPPED}").fetchall()
        ((rows,),) = bench.con.execute(f"SELECT count(*) FROM {sql.name(RAW)}").fetchall()
        skipped = rows - left
        if left == 0:
            raise EmptyFileError(
                _("The mapping leaves out all %(rows)s rows of the file.") % {"rows": counted(rows)}
            )
    return Mapped(subject, mapping, staged, skipped)


def decide(
    bench: Workbench, staged: Staged, mapping: FileMapping | None, subject: str | None
) -> tuple[Subject, FileMapping]:
    """The subject and the mapping: those given, completed or proposed from headers and a sample."""
    catalogue, sample = bench.lake.catalogue, sampler(bench, staged)
    if mapping is None:
        chosen = catalogue[subject] if subject else guess_subject(staged.headers, catalogue)
        return chosen, propose(chosen, staged.headers, sample, catalogue)
    chosen = catalogue[subject or mapping.subject]
    mapping = replace(mapping, subject=chosen.name)
    return chosen, complete(mapping, chosen, staged.headers, sample) if mapping.by_name else mapping


def sampler(bench: Workbench, staged: Staged) -> Sample:
    def sample(header: str) -> Sequence[str]:
        query = f"SELECT DISTINCT {staged.cell(header)} FROM {sql.name(staged.relation)} LIMIT {SAMPLE}"
        cells = [(text or "").strip() for (text,) in bench.con.execute(query).fetchall()]
        return [cell for cell in cells if cell]

    return sample


def check_rows(context: Context, relation: str, limit: int) -> Checked:
    """Check all rows. Raises RejectedError when none, or too few of them, can be taken."""
    checked = check(context, relation)
    if checked.quarantined > limit:
        raise RejectedError(
            _(
                "%(held)s of %(rows)s rows could not be taken, more than %(limit)s; "
                "nothing was imported. %(reasons)s"
            )
            % {
                "held": counted(checked.quarantined),
                "rows": counted(checked.read),
                "limit": counted(limit),
                "reasons": main_reasons(context.con, checked.read),
            }
        )
    if checked.accepted == 0:
        reasons = main_reasons(context.con, checked.read)
        raise RejectedError(
            _("None of the %(rows)s rows could be taken; nothing was imported. %(reasons)s")
            % {"rows": counted(checked.read), "reasons": reasons}
        )
    return checked
