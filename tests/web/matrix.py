"""Every address of the site, and who gets which answer there: what the rooms' modules in `cases` say.

A module has `CASES` (one for each address and way to ask), and perhaps `PAGES` (whose queries are
counted: actor, URL name, parts, query) and `EXEMPT` (patterns that need no case, each with the reason).
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from tests.web import cases
from tests.web.case import Case

MODULES: dict[str, ModuleType] = {
    found.name: import_module(f"{cases.__name__}.{found.name}") for found in iter_modules(cases.__path__)
}


def _of_all(name: str) -> list[Any]:
    return [getattr(module, name, None) for module in MODULES.values() if hasattr(module, name)]


CASES: tuple[Case, ...] = tuple(case for some in _of_all("CASES") for case in some)
EXEMPT: dict[str, str] = {name: why for some in _of_all("EXEMPT") for name, why in some.items()}
PAGES: dict[str, dict[str, tuple[str, str, tuple[str, ...], str]]] = {
    room: module.PAGES for room, module in MODULES.items() if hasattr(module, "PAGES")
}
