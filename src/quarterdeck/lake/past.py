"""The past of a table, as undo needs it: what was there before an import."""

from collections.abc import Mapping

import duckdb

from quarterdeck.lake import sql
from quarterdeck.lake.table import Table


class Past:
    """Earlier versions of `table`, read through `con`."""

    def __init__(self, con: duckdb.DuckDBPyConnection, table: Table) -> None:
        self._con = con
        self._table = table
        self._commits = table.commits()
        # The imports taken back so far, each with the version before it.
        self.undone = {
            note["import"]: _version(note) for note in self._commits if note.get("action") == "undo"
        }

    def at(self, version: int | None) -> str:
        """The table at `version`, to stand after FROM; empty for None."""
        if version is None:
            return f"(FROM {self._table.source(self._con)} WHERE false)"
        return self._table.at(version).source(self._con)

    def after(self, import_id: str, before: int | None) -> str:
        """The table right after an import; as it was `before` when the import made no version."""
        following = 0 if before is None else before + 1
        made = any(note["version"] == following and note.get("import") == import_id for note in self._commits)
        return self.at(following if made else before)

    def without_undone(self, version: int | None) -> str:
        """The table at `version`, save that rows left by imports undone since are as before those."""
        rows = self.at(version)
        present = self._con.execute(f"SELECT DISTINCT _import FROM {rows}").fetchall()
        undone = [one for (one,) in present if one in self.undone]
        if not undone:
            return rows
        kept = f"SELECT * FROM {rows} WHERE _import NOT IN {sql.texts(undone)}"
        return f"({' UNION ALL '.join([kept, *(self._instead(rows, one) for one in undone)])})"

    def _instead(self, rows: str, import_id: str) -> str:
        """What stood before `import_id` in the place of its rows."""
        earlier, key = self.without_undone(self.undone[import_id]), self._table.subject.key
        its = f"(FROM {rows} WHERE _import = {sql.text(import_id)})"
        return f"SELECT e.* FROM {earlier} e SEMI JOIN {its} i ON {sql.same(key, 'e', 'i')}"


def _version(note: Mapping[str, str]) -> int | None:
    """The version before the import that an undo took back."""
    return int(note["before"]) if note["before"] else None
