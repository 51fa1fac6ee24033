"""What is expected of partners, which operations keep."""

from tests.web.case import Case, for_all, for_operations

CASES = (
    Case("standards", for_operations(200), post=for_operations(422)),
    Case("standards", for_operations(200), query="?of=999", post=for_operations(422)),
    Case("standard_removal", for_all(405), ("999",), post=for_operations(404)),
)

PAGES = {"what is expected of partners": ("operations", "standards", (), "")}
