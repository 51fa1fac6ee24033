"""Where files come in: for channel operations. Others of the vendor read why not, partners find nothing."""

from tests.web.case import Case, for_all, for_operations


def only_post(name: str, *args: str, code: int = 404) -> Case:
    return Case(name, for_all(405), args, post=for_operations(code))


NONE = "999999"
ROW = "?line=P-1/2026-03-10/S-1"
REFUSED = 422  # nothing was changed
CASES = (
    Case("imports", for_operations(200)),
    Case("imports", for_operations(200), query="?subject=sales&status=failed&page=9"),
    Case("import_new", for_operations(200), post=for_operations(200)),
    Case("import_template", for_operations(200), ("sales", "csv")),
    Case("import_template", for_operations(200), ("partners", "xlsx")),
    Case("import_template", for_operations(404), ("nothing", "csv")),
    Case("correction", for_operations(200), ("sales",), query=ROW, post=for_operations(REFUSED)),
    Case("correction", for_operations(404), ("sales",), query="?line=none", post=for_operations(404)),
    Case("correction", for_operations(404), ("nothing",), query=ROW, post=for_operations(404)),
    Case("mappings", for_operations(200)),
    only_post("mapping_rename", "no-such", code=302),
    only_post("mapping_delete", "../secret", code=302),
    Case("upload", for_operations(404), (NONE,)),
    only_post("upload_mapping", NONE),
    only_post("upload_start", NONE),
    only_post("upload_again", NONE),
    only_post("upload_gone", NONE),
    Case("import_show", for_operations(404), (NONE,)),
    Case("import_show", for_operations(404), ("9" * 30,)),
    Case("import_undo", for_operations(404), (NONE,), post=for_operations(404)),
    Case("held", for_operations(404), (NONE,)),
    Case("held_file", for_operations(404), (NONE, "csv")),
    only_post("held_cells", NONE),
    only_post("held_replace", NONE),
    only_post("held_release", NONE),
    only_post("held_drop", NONE),
)

PAGES = {
    "imports": ("operations", "imports", (), ""),
    "a new import": ("operations", "import_new", (), ""),
    "correcting a row": ("operations", "correction", ("sales",), ROW),
}
