"""Telling the process that waits how far one is: a line of JSON a step."""

import json
import sys
from collections.abc import Mapping
from typing import Any


def tell(step: str, done: float) -> None:
    """`done` is the share of all, 0 to 1."""
    _say({"step": step, "done": done})


def report(results: Mapping[str, Any]) -> None:
    _say({"report": results})


def _say(line: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
