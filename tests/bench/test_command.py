"""quarterdeck bench, at a small size."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

QUARTERDECK = Path(sys.executable).with_name("quarterdeck")
CASES = ("partner page", "portfolio of 20", "region of 100", "whole channel")


def run(folder: Path, *arguments: str, home: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("QUARTERDECK", "DJANGO"))}
    return subprocess.run(
        [QUARTERDECK, "bench", *arguments],
        env={**kept, "QUARTERDECK_HOME": home, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.slow
def test_json_holds_all_ratios_and_nothing_is_left_behind(tmp_path):
    made, home = tmp_path / "made", tmp_path / "home"
    made.mkdir()
    done = run(made, "--rows", "5000", "--partners", "60", "--format", "json", home=str(home))
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert set(results["ratios"]) == {*CASES, "all partners' standing", "first import"}
    assert all(ratio > 0 for ratio in results["ratios"].values())
    assert {f"{case}, at the server" for case in CASES} <= set(results["milliseconds"])
    assert {"a review, at the server", "its slides, at the server"} <= set(results["milliseconds"])
    assert 0 < results["seconds"]["preparing the quarter"] < 180
    assert 0 < results["seconds"]["push until shown"] < 180
    assert results["memory_mb"] > 50
    assert results["rows"] >= 5000
    assert list(made.iterdir()) == []
    assert not (home / "lake").exists(), "the installation is not touched"


def test_too_little_room_is_said_before_anything_is_made(tmp_path):
    done = run(tmp_path, "--rows", "1000000000000", home=str(tmp_path / "home"))
    assert done.returncode == 1
    assert "Ask for fewer --rows" in done.stderr
