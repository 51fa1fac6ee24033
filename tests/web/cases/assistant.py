"""The protocol of assistants: by a token alone."""

from tests.web.cases.api import api

CASES = (api("mcp", post=401),)
