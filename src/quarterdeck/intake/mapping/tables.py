"""Look-ups: another file, or a subject in the lake, as a table of key and value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from django.utils.translation import gettext as _

from quarterdeck.intake.errors import MappingError, did_you_mean
from quarterdeck.intake.limits import Limits
from quarterdeck.intake.mapping.compile import template, trimmed
from quarterdeck.intake.mapping.model import Lookup, placeholders
from quarterdeck.intake.readers import read
from quarterdeck.intake.readers.file import Source
from quarterdeck.lake import Lake, sql


@dataclass(slots=True)
class LookupTables:
    """Makes look-up tables in `con`, each once; files are searched for in `folders`, in order."""

    con: duckdb.DuckDBPyConnection
    lake: Lake
    folders: Sequence[Path]
    scratch: Path
    limits: Limits
    made: dict[Lookup, str] = field(default_factory=dict)

    def __call__(self, lookup: Lookup) -> str:
        """The name of the table (key, value). Raises MappingError when it cannot be made."""
        if lookup not in self.made:
            table = f"lookup_{len(self.made)}"
            query = self._from_file(lookup, table) if lookup.file else self._from_subject(lookup)
            self.con.execute(f"CREATE TABLE {table} AS {query}")
            self._refuse_doubles(lookup, table)
            self.made[lookup] = table
        return self.made[lookup]

    def _from_file(self, lookup: Lookup, table: str) -> str:
        source = Source(self._find(str(lookup.file)), str(lookup.file), self.scratch, self.limits)
        staged = read(self.con, source, f"{table}_rows")
        for header in (lookup.key, *placeholders(lookup.template)):
            if header not in staged.headers:
                hint = did_you_mean(header, staged.headers)
                raise MappingError(
                    _("'%(file)s' has no column '%(header)s'.") % {"file": lookup.file, "header": header}
                    + hint
                )

        def cell(header: str) -> str:
            return trimmed(staged.cell(header))

        return self._pairs(cell(lookup.key), template(lookup.template, cell), sql.name(staged.relation))

    def _from_subject(self, lookup: Lookup) -> str:
        subject = self.lake.catalogue[str(lookup.subject)]
        for column in (lookup.key, *placeholders(lookup.template)):
            if column not in subject:
                hint = did_you_mean(column, subject.by_name)
                raise MappingError(
                    _("The subject %(subject)s has no column '%(column)s'.")
                    % {"subject": subject.name, "column": column}
                    + hint
                )

        def cell(column: str) -> str:
            return f"CAST({sql.name(column)} AS VARCHAR)"

        source = self.lake.source(self.con, subject.name)
        return self._pairs(cell(lookup.key), template(lookup.template, cell), source)

    def _pairs(self, key: str, value: str, relation: str) -> str:
        return f"SELECT DISTINCT {key} AS key, {value} AS value FROM {relation} WHERE {key} IS NOT NULL"

    def _find(self, name: str) -> Path:
        for folder in self.folders:
            if (path := folder / name).is_file():
                return path
        raise MappingError(
            _("The look-up file '%(name)s' is not in %(folders)s.")
            % {"name": name, "folders": _(" nor in ").join(map(str, self.folders))}
        )

    def _refuse_doubles(self, lookup: Lookup, table: str) -> None:
        query = f"SELECT key, min(value), max(value) FROM {table} GROUP BY key HAVING count(*) > 1 LIMIT 1"
        if found := self.con.execute(query).fetchone():
            raise MappingError(
                _("%(place)s: '%(value)s' stands twice in '%(key)s', with '%(one)s' and with '%(other)s'.")
                % {
                    "place": lookup.place[0].upper() + lookup.place[1:],
                    "value": found[0],
                    "key": lookup.key,
                    "one": found[1],
                    "other": found[2],
                }
            )
