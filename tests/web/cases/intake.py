"""Where files come in: for channel operations. Others of the vendor read why not, partners find nothing."""

from tests.web.case import VENDOR_SIDE, Case, Codes, for_all

MAY = {"operations", "chief"}


def operations(code: int) -> Codes:
    """`code` for channel operations and the chief."""
    return {
        actor: code if actor in MAY else 403 if actor in VENDOR_SIDE else answer
        for actor, answer in for_all(404).items()
    }


def only_post(name: str, *args: str, code: int = 404) -> Case:
    return Case(name, for_all(405), args, post=operations(code))


NONE = "999999"
CASES = (
    Case("imports", operations(200)),
    Case("imports", operations(200), query="?subject=sales&status=failed&page=9"),
    Case("import_new", operations(200), post=operations(200)),
    Case("import_template", operations(200), ("sales", "csv")),
    Case("import_template", operations(200), ("partners", "xlsx")),
    Case("import_template", operations(404), ("nothing", "csv")),
    Case("mappings", operations(200)),
    only_post("mapping_rename", "no-such", code=302),
    only_post("mapping_delete", "../secret", code=302),
    Case("upload", operations(404), (NONE,)),
    only_post("upload_mapping", NONE),
    only_post("upload_start", NONE),
    only_post("upload_again", NONE),
    only_post("upload_gone", NONE),
    Case("import_show", operations(404), (NONE,)),
    Case("import_show", operations(404), ("9" * 30,)),
    Case("import_undo", operations(404), (NONE,), post=operations(404)),
    Case("held", operations(404), (NONE,)),
    Case("held_file", operations(404), (NONE, "csv")),
    only_post("held_cells", NONE),
    only_post("held_replace", NONE),
    only_post("held_release", NONE),
    only_post("held_drop", NONE),
)

PAGES = {"imports": ("operations", "imports", (), ""), "a new import": ("operations", "import_new", (), "")}
