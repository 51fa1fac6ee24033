"""An assistant on the same machine: `quarterdeck mcp`, spoken to by the protocol's own client."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from quarterdeck.demo.cast import CAST


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """An installation with people and no data."""
    found = {**os.environ, "QUARTERDECK_HOME": str(tmp_path_factory.mktemp("home"))}
    for name in ("DJANGO_SETTINGS_MODULE", "QUARTERDECK_DATABASE"):
        found.pop(name, None)
    for command in (
        ["init", "--name", "Tarnvale", "--currency", "EUR"],
        ["user", "add", CAST["channel chief"], "--name", "Ingrid", "--role", "channel chief"],
    ):
        subprocess.run([sys.executable, "-m", "quarterdeck", *command], env=found, check=True, cwd=Path.cwd())
    return found


def test_it_answers_as_that_person(environment):
    async def talk() -> tuple[str, dict[str, Any]]:
        started = StdioServerParameters(
            command=sys.executable,
            args=["-m", "quarterdeck", "mcp", "--as", CAST["channel chief"]],
            env=environment,
        )
        async with Client(stdio_client(started)) as client:
            listed = await client.list_tools()
            result = await client.call_tool("who_am_i", {})
            assert result.is_error
            return result.content[0].text, {tool.name: tool.description for tool in listed.tools}

    said, tools = anyio.run(talk)
    assert said == "No data has come in yet."
    assert "null is not available" in tools["figures"]


def test_nobody_unknown(environment):
    ended = subprocess.run(
        [sys.executable, "-m", "quarterdeck", "mcp", "--as", "who@nowhere.example"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("There is no person 'who@nowhere.example'.")
    assert json.dumps(ended.stdout) == '""'
