"""The past of a table, as undo needs it: what would be there had some imports never been."""

from collections import defaultdict

import duckdb

from quarterdeck.lake import sql
from quarterdeck.lake.table import Table


class Past:
    """Earlier versions of `table`, read through `con`, and which import made each.

    `undone` are the imports taken back so far.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, table: Table) -> None:
        self._con = con
        self._table = table
        self._made = defaultdict[str, list[int]](list)  # versions by import, newest first
        self.undone = set[str]()
        for note in table.commits():
            if note.get("action") == "undo":
                self.undone.add(note["import"])
            elif "import" in note:
                self._made[note["import"]].append(note["version"])

    def at(self, version: int) -> str:
        """The table at `version`, to stand after FROM; empty below 0."""
        if version < 0:
            return f"(FROM {self._table.source(self._con)} WHERE false)"
        return self._table.at(version).source(self._con)

    def without(self, imports: set[str], version: int) -> str:
        """The table at `version`, every row that one of `imports` left there as it was before that one."""
        rows = self.at(version)
        present = self._con.execute(f"SELECT DISTINCT _import FROM {rows}").fetchall()
        gone = [one for (one,) in present if one in imports]
        if not gone:
            return rows
        parts = [f"SELECT * FROM {rows} WHERE _import NOT IN {sql.texts(gone)}"]
        for one in gone:
            made = next(number for number in self._made[one] if number <= version)
            its = f"(FROM {rows} WHERE _import = {sql.text(one)})"
            same = sql.same(self._table.subject.key, "e", "i")
            parts.append(f"SELECT e.* FROM {self.without(imports, made - 1)} e SEMI JOIN {its} i ON {same}")
        return f"({' UNION ALL '.join(parts)})"

    def taken(self, import_id: str, imports: set[str]) -> str:
        """Rows that `import_id` removed and that are not there now, as without `imports`."""
        key, current = self._table.subject.key, self._table.source(self._con)
        parts = [f"SELECT *, 0 AS made FROM {self.at(-1)}"]
        parts += [
            f"""SELECT o.*, {made} AS made FROM {self.without(imports, made - 1)} o
                ANTI JOIN {self.at(made)} a ON {sql.same(key, "o", "a")}
                ANTI JOIN {current} c ON {sql.same(key, "o", "c")}"""
            for made in self._made[import_id]
        ]
        return f"""(SELECT DISTINCT ON ({sql.names(key)}) * EXCLUDE (made)
                    FROM ({" UNION ALL ".join(parts)}) ORDER BY made DESC)"""
