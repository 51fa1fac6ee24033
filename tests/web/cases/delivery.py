"""Webhooks."""

from tests.web.case import Case, for_all

CASES = (
    Case("webhooks", for_all(200), post=for_all(200)),
    Case("webhook", for_all(404), ("1",), post=for_all(404)),
    Case("webhook_rotate", for_all(405), ("1",), post=for_all(404)),
    Case("webhook_test", for_all(405), ("1",), post=for_all(404)),
    Case("webhook_remove", for_all(405), ("1",), post=for_all(404)),
    Case("webhook_again", for_all(405), ("1", "1"), post=for_all(404)),
)

PAGES = {"webhooks": ("operations", "webhooks", (), "")}
