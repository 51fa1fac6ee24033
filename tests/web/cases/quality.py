"""The data pages. Of P-1 it was found that it had no sales in May."""

from tests.web.actors import ACTORS
from tests.web.case import SIGNED_OUT, VENDOR_SIDE, Case, Codes

KEEPERS = {"operations", "chief"}


def kept(code: int) -> Codes:
    """`code` for operations and chief; others of the vendor are refused, partners find nothing."""
    return {
        actor: 302
        if actor in SIGNED_OUT
        else code
        if actor in KEEPERS
        else 403
        if actor in VENDOR_SIDE
        else 404
        for actor in ACTORS
    }


GET_NOT = dict.fromkeys(ACTORS, 405) | dict.fromkeys(SIGNED_OUT, 302)
READ = {"get": kept(200), "post": kept(405)}

CASES = (
    Case("data", **READ),
    Case("data_verdicts", **READ),
    Case("data_findings", args=("no-sales",), **READ),
    Case("data_findings", args=("price",), query="?page=9", **READ),
    Case("data_findings", args=("nonsense",), get=kept(404), post=kept(405)),
    Case("data_findings_file", args=("no-sales", "csv"), **READ),
    Case("data_findings_file", args=("price", "xlsx"), **READ),
    Case("data_examination", args=(), get=GET_NOT, post=kept(302)),
    Case("data_right", args=("no-sales",), get=GET_NOT, post=kept(404)),
    Case("data_withdrawal", args=("999",), get=GET_NOT, post=kept(404)),
)

PAGES = {
    "data": ("operations", "data", (), ""),
    "findings": ("operations", "data_findings", ("no-sales",), ""),
}
