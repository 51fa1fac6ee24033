"""The checks of `quarterdeck doctor`: each says how it is, and what to do."""

from collections.abc import Callable, Iterator

import duckdb
from deltalake.exceptions import DeltaError
from django.db import DatabaseError

from quarterdeck.cube import CubeError
from quarterdeck.home import Home
from quarterdeck.keeping.checks import cube, database, home, imports, lake, production
from quarterdeck.keeping.checks.finding import Finding, Level, problem
from quarterdeck.keeping.database import is_there
from quarterdeck.lake import LakeError

Check = Callable[[Home], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    home.folder,
    home.secret_key,
    home.disk,
    home.own_subjects,
    database.settings,
    database.migrations,
    lake.tables,
    lake.imports,
    cube.currency,
    cube.rates,
    imports.interrupted,
    imports.quarantine,
    production.reach,
)
START = "Run `quarterdeck init` to make one, or name its folder in QUARTERDECK_HOME."
EXPECTED = (OSError, DatabaseError, DeltaError, LakeError, CubeError, duckdb.Error, ValueError)

__all__ = ["Finding", "Level", "examine"]


def examine(of: Home) -> Iterator[Finding]:
    """Carry out every check; one that cannot be carried out is a problem too, and the rest go on."""
    if not is_there():
        yield problem("home", f"There is no installation at {of.root}.", START)
        return
    for check in CHECKS:
        try:
            yield from check(of)
        except EXPECTED as error:
            name = f"{check.__module__.rsplit('.', 1)[-1]}, {check.__name__}".replace("_", " ")
            says = f"It could not be checked: {str(error).strip().rstrip('.')}."
            yield problem(name, says, "Mend what stands above first, if anything.")
