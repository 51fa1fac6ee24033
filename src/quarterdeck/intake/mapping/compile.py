"""Turning a mapping into SQL: one view of the subject's columns as texts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError, did_you_mean
from quarterdeck.intake.labels import label_of
from quarterdeck.intake.mapping.model import PLACEHOLDER, FileMapping, Lookup, Rule
from quarterdeck.intake.readers import Staged
from quarterdeck.intake.sentence import in_sql
from quarterdeck.lake import sql
from quarterdeck.subjects import Column, Subject

FAULTS_TYPE = 'STRUCT("column" VARCHAR, "value" VARCHAR, reason VARCHAR)[]'
FindTable = Callable[[Lookup], str]  # puts the looked-up pairs into a table (key, value), names it


@dataclass(slots=True)
class Query:
    """The view as it grows: joins to look-up tables, and what to say of a cell found in none."""

    staged: Staged
    find_table: FindTable
    joins: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def cell(self, header: str) -> str:
        """The cell without spaces around it, NULL when nothing is left."""
        return trimmed(f"r.{self.staged.cell(header)}")

    def look_up(self, column: str, lookup: Lookup, value: str) -> str:
        """Join one look-up; the expression of what it found."""
        alias = f"l{len(self.joins)}"
        table = self.find_table(lookup)
        self.joins.append(f"LEFT JOIN {sql.name(table)} {alias} ON {alias}.key = {value}")
        told = in_sql(
            _("'%(value)s' is not in column '%(column)s' of %(place)s."),
            value=value,
            column=sql.text(lookup.key),
            place=sql.text(lookup.place),
        )
        self.faults.append(
            f"CASE WHEN {value} IS NOT NULL AND {alias}.key IS NULL THEN "
            f"{{'column': {sql.text(column)}, 'value': {value}, 'reason': {told}}} END"
        )
        return f"{alias}.value"


def trimmed(cell: str) -> str:
    """Trims only where there is something to trim: that is ten times cheaper than trimming every cell."""
    return (
        f"CASE WHEN prefix({cell}, ' ') OR suffix({cell}, ' ') THEN nullif(trim({cell}), '') ELSE {cell} END"
    )


def compile_view(
    subject: Subject,
    mapping: FileMapping,
    staged: Staged,
    find_table: FindTable,
    *,
    keys_only: bool = False,
) -> str:
    """SELECT `_line`, `_torn`, `_faults` and every column of the subject as VARCHAR.

    With `keys_only` the file need not have other columns than the subject's key.

    `_faults` lists what look-ups did not find: structs of column, value and reason. Raises
    MappingError for headers the file does not have and for required columns without a rule.
    """
    check_headers(mapping, staged.headers)
    needed = [column for column in subject.columns if not keys_only or column.name in subject.key]
    check_required(subject, needed, mapping, staged.headers)
    query = Query(staged, find_table)
    columns = [_expression(query, column, mapping.columns.get(column.name)) for column in subject.columns]
    found = f"list_filter([{', '.join(query.faults)}], lambda x: x IS NOT NULL)" if query.faults else "[]"
    faults = f"CAST({found} AS {FAULTS_TYPE})"
    selected = ", ".join(
        f"{one} AS {sql.name(column.name)}" for one, column in zip(columns, subject.columns, strict=True)
    )
    tests = " AND ".join(_tests(query, mapping)) or "true"
    return f"""SELECT r._line, r._torn, {faults} AS _faults, {selected}
        FROM {sql.name(staged.relation)} r {" ".join(query.joins)} WHERE {tests}"""


def check_headers(mapping: FileMapping, headers: Sequence[str]) -> None:
    for header in mapping.headers:
        if header not in headers:
            raise MappingError(
                _("The file has no column '%(header)s'.") % {"header": header} + did_you_mean(header, headers)
            )


def check_required(
    subject: Subject, columns: Sequence[Column], mapping: FileMapping, headers: Sequence[str]
) -> None:
    missing = [
        f"{label_of(column)} ({column.name})"
        for column in columns
        if column.required and column.default is None and column.name not in mapping.columns
    ]
    if missing:
        raise MappingError(
            _("%(subject)s need a column for %(columns)s. The file has: %(headers)s.")
            % {"subject": label_of(subject), "columns": ", ".join(missing), "headers": ", ".join(headers)}
        )


def _expression(query: Query, column: Column, rule: Rule | None) -> str:
    if rule is None:
        return "CAST(NULL AS VARCHAR)"
    value = _origin(query, rule)
    for lookup in rule.lookups:
        value = query.look_up(column.name, lookup, value)
    if rule.values:
        value = _translated(value, rule.values, rule.otherwise)
    if rule.case:
        value = f"{rule.case}({value})"
    return _formatted(value, rule)


def _origin(query: Query, rule: Rule) -> str:
    if rule.constant is not None:
        return sql.text(rule.constant)
    if rule.template is not None:
        return template(rule.template, query.cell)
    cells = [query.cell(header) for header in rule.source]
    return cells[0] if len(cells) == 1 else f"coalesce({', '.join(cells)})"


def template(text: str, cell: Callable[[str], str]) -> str:
    """'{Order}/{Line}' as an expression; NULL as soon as one of its cells is empty."""
    parts: list[str] = []
    ends = [(0, 0, "")]
    ends += [(match.start(), match.end(), match[1]) for match in PLACEHOLDER.finditer(text)]
    for (_start, before, _header), (start, _end, header) in pairwise([*ends, (len(text), len(text), "")]):
        if start > before:
            parts.append(sql.text(text[before:start]))
        if header:
            parts.append(cell(header))
    return "(" + " || ".join(parts) + ")"


def _translated(value: str, words: Mapping[str, str], otherwise: str | None) -> str:
    """By the table of words; an empty word leaves the cell empty."""
    cases = " ".join(f"WHEN {sql.text(key.lower())} THEN {sql.text(word)}" for key, word in words.items())
    rest = value if otherwise is None else f"CASE WHEN {value} IS NOT NULL THEN {sql.text(otherwise)} END"
    return f"nullif(CASE lower({value}) {cases} ELSE {rest} END, '')"


def _formatted(value: str, rule: Rule) -> str:
    """Dates as ISO dates, numbers with a decimal point; what does not fit stays as it is."""
    if rule.format:
        parsed = f"try_strptime({value}, {sql.text(rule.format)})"
        value = f"coalesce(strftime({parsed}, '%Y-%m-%d'), {value})"
    if rule.decimal:
        thousands = "[.'\u00a0\u202f ]" if rule.decimal == "," else "[,'\u00a0\u202f ]"
        value = f"regexp_replace({value}, {sql.text(thousands)}, '', 'g')"
        value = f"replace({value}, ',', '.')" if rule.decimal == "," else value
    if rule.percent:
        share = f"TRY_CAST(replace({value}, '%', '') AS DECIMAL(18,8)) / 100"
        value = f"coalesce(CAST(CAST({share} AS DECIMAL(18,8)) AS VARCHAR), {value})"
    return value


def _tests(query: Query, mapping: FileMapping) -> list[str]:
    """Conditions for rows to count; an empty cell equals the empty text."""
    kept = [f"coalesce({query.cell(h)}, '') IN {sql.texts(words)}" for h, words in mapping.keep.items()]
    left = [f"coalesce({query.cell(h)}, '') NOT IN {sql.texts(w)}" for h, w in mapping.leave_out.items()]
    return kept + left
