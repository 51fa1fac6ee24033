"""People and access. 101 is the chief, 105 Mia, 112 Nora, who has no role."""

from tests.web.actors import ACTORS
from tests.web.case import Case, for_all, for_operations


def page(name: str, *args: str, query: str = "", post: int = 405) -> Case:
    return Case(name, for_operations(200), args, query, post=for_operations(post))


def deed(name: str, *args: str) -> Case:
    """A POST that goes back to a page."""
    return Case(name, for_operations(405), args, post=for_operations(302))


EXECUTIVES = for_all(404) | {"executive": 200, "outsider": 200}

CASES = (
    page("people"),
    page("people", query="?q=nordlicht&kind=partner+executive&state=never&side=partner&page=9"),
    page("people_file", "csv"),
    page("people_file", "xlsx"),
    page("invite", post=200),
    page("places", query="?kind=regional+manager&place=em"),
    page("places", query="?partner=nor"),
    page("places", query="?kind=manager&taker=mia"),
    page("person", "105", post=200),
    page("person", "112", post=200),
    Case("person", for_operations(404), ("999",), post=for_operations(404)),
    deed("role_end", "105", "999"),
    deed("shut_out", "101"),
    deed("let_in", "112"),
    deed("invitation", "112"),
    deed("invitation_withdraw", "112"),
    page("handover", "105", post=200),
    page("why", "105"),
    page("why", "105", query="?partner=P-1"),
    page("why", "105", query="?partner=nothing"),
    deed("see", "112"),
    Case("see_stop", for_all(405), post=for_all(302)),
    page("partner_people", "P-1"),
    Case("partner_people", for_operations(404), ("P-999",), post=for_operations(405)),
    page("tree", "D-1", post=200),
    Case("tree", for_operations(404), ("P-999",), post=for_operations(404)),
    Case("team", EXECUTIVES, post=EXECUTIVES),
    Case("team_invitation", for_all(404), ("999",), post=for_all(404)),
    Case("welcome", dict.fromkeys(ACTORS, 404), ("guessed",), post=dict.fromkeys(ACTORS, 404)),
    page("log"),
    page("log", query="?who=mia&about=P-1&action=role.granted&first=2026-01-01&last=soon&before=7"),
    page("log_file", "csv"),
    page("log_file", "xlsx"),
)  # fmt: skip

PAGES = {
    "people": ("operations", "people", (), ""),
    "a person": ("operations", "person", ("105",), ""),
    "handing over": ("operations", "handover", ("105",), ""),
    "why": ("operations", "why", ("105",), "?partner=P-1"),
    "who sees a partner": ("operations", "partner_people", ("P-1",), ""),
    "a tree": ("operations", "tree", ("D-1",), ""),
    "team": ("executive", "team", (), ""),
    "log": ("operations", "log", (), ""),
}
