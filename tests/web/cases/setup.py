"""The first hour: for channel operations; its first page for nobody, as somebody can sign in."""

from tests.web.actors import ACTORS
from tests.web.case import Case, for_operations

CASES = (
    Case("setup", for_operations(200)),
    Case("setup_channel", for_operations(200), post=for_operations(200)),
    Case("setup_first", dict.fromkeys(ACTORS, 404), post=dict.fromkeys(ACTORS, 404)),
)

PAGES = {"first steps": ("operations", "setup", (), "")}
