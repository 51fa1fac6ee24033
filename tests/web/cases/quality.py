"""The data pages. Two partners are merged by the chief, so that operations cannot do it again."""

from tests.web.actors import ACTORS
from tests.web.case import SIGNED_OUT, Case, for_operations

GET_NOT = dict.fromkeys(ACTORS, 405) | dict.fromkeys(SIGNED_OUT, 302)
READ = {"get": for_operations(200), "post": for_operations(405)}

CASES = (
    Case("data", **READ),
    Case("data_verdicts", **READ),
    Case("data_findings", args=("no-sales",), **READ),
    Case("data_findings", args=("price",), query="?page=9", **READ),
    Case("data_findings", args=("nonsense",), get=for_operations(404), post=for_operations(405)),
    Case("data_findings_file", args=("no-sales", "csv"), **READ),
    Case("data_findings_file", args=("price", "xlsx"), **READ),
    Case("data_examination", args=(), get=GET_NOT, post=for_operations(302)),
    Case("data_right", args=("no-sales",), get=GET_NOT, post=for_operations(404)),
    Case("data_withdrawal", args=("999",), get=GET_NOT, post=for_operations(404)),
    Case("data_control", **READ),
    Case("data_control_file", args=("csv",), **READ),
    Case("data_control_file", args=("xlsx",), **READ),
    Case("data_declare", get=GET_NOT, post=for_operations(422)),
    Case("data_control_removal", args=("999",), get=GET_NOT, post=for_operations(404)),
    Case(
        "data_merge",
        query="?stays=P-1&goes=P-2",
        get=for_operations(200),
        post=for_operations(302) | {"operations": 422},
    ),
    Case("data_merge", query="?stays=P-1&goes=P-404", get=for_operations(404), post=for_operations(404)),
    Case("data_merges", **READ),
    Case("data_merge_undoing", args=("999",), get=GET_NOT, post=for_operations(404)),
)

PAGES = {
    "control totals": ("operations", "data_control", (), ""),
    "merge": ("operations", "data_merge", (), "?stays=P-1&goes=P-2"),
    "data": ("operations", "data", (), ""),
    "findings": ("operations", "data_findings", ("no-sales",), ""),
}
