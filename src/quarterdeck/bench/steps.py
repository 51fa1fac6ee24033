"""Telling the process that waits how far one is: a line of JSON a step."""

import json
import sys
from collections.abc import Mapping
from typing import Any


def tell(step: str, done: float) -> None:
    """`done` is the share of all, 0 to 1."""
    say(json.dumps({"step": step, "done": done}))


def report(results: Mapping[str, Any]) -> None:
    say(json.dumps({"report": results}))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
