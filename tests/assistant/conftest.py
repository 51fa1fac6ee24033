"""The cast's channel with figures, as the pages have it."""

from tests.web.conftest import channel, filled  # noqa: F401 (fixtures)
