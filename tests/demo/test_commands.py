"""quarterdeck demo, serve and worker as somebody types them."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest
from tests.demo.loaded import QUARTERDECK, loaded_demo, outside

from quarterdeck.demo.cast import CAST
from quarterdeck.home import Home
from quarterdeck.intake.heartbeat import is_beating


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """With a home of its own and without what this process was told."""
    return outside(tmp_path_factory.mktemp("home") / "quarterdeck")


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [QUARTERDECK, *arguments], env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def loaded(environment, tmp_path_factory) -> dict[str, str]:
    made = loaded_demo(tmp_path_factory)
    assert "Tarnvale is loaded" in made.told
    assert all(email in made.told for email in CAST.values())
    home = Path(environment["QUARTERDECK_HOME"])
    shutil.rmtree(home, ignore_errors=True)  # a worker may begin with a test that made one there
    shutil.copytree(made.home, home)
    return environment


@contextmanager
def running(environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [QUARTERDECK, *arguments], env=environment, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def fetch(address: str, seconds: float = 180) -> str:
    """The page, as soon as somebody answers."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read().decode()
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.mark.slow
def test_demo_again_starts_in_seconds_and_serves(loaded):
    port = free_port()
    start = time.monotonic()
    with running(loaded, "demo", "--port", str(port)) as process:
        page = fetch(f"http://127.0.0.1:{port}/")
        assert time.monotonic() - start < 30
        assert "<html" in page
    assert process.returncode == 0


@pytest.mark.slow
def test_a_taken_port_is_said_so(loaded):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(loaded, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "Choose another --port" in done.stderr


@pytest.mark.slow
def test_a_worker_lives_beside_the_pages_and_ends_with_them(loaded):
    with running(loaded, "serve", "--port", str(free_port())) as process:
        first = worker_of(process)
        os.kill(first, signal.SIGKILL)
        second = worker_of(process, other_than=first)
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def worker_of(process: subprocess.Popen[str], *, other_than: int = 0, seconds: float = 180) -> int:
    """The worker that a serving process has started."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = subprocess.run(
            ["pgrep", "-P", str(process.pid), "-f", "worker --beside"],
            capture_output=True,
            text=True,
            check=False,
        )
        others = [int(one) for one in found.stdout.split() if int(one) != other_than]
        if others:
            return others[0]
        time.sleep(0.2)
    raise AssertionError("There is no worker.")


@pytest.mark.slow
def test_worker_ends_when_asked(loaded):
    assert run(loaded, "worker", "--once").returncode == 0
    assert is_beating(Home(Path(loaded["QUARTERDECK_HOME"])))
    with running(loaded, "worker") as process:
        assert process.stdout
        assert "At work" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


@pytest.mark.slow
def test_reset_begins_anew(loaded):
    home = Path(loaded["QUARTERDECK_HOME"])
    (home / "demo" / "day").write_text("2020-01-01")
    assert "2020-01-01" in run(loaded, "demo", "--load-only").stdout.replace("\n", " ")
    assert "2020-01-01" not in run(loaded, "demo", "--load-only", "--reset").stdout.replace("\n", " ")
    assert list((home / "cube").glob("*.duckdb"))


@pytest.mark.parametrize("command", ["demo", "serve", "worker", "bench"])
def test_help_shows_an_example(environment, command):
    done = run(environment, command, "--help")
    assert done.returncode == 0
    assert f"quarterdeck {command}" in done.stdout.split("Example:")[1]


def test_before_init_commands_say_what_to_do_first(environment, tmp_path):
    nowhere = {**environment, "QUARTERDECK_HOME": str(tmp_path / "none")}
    for arguments in (["user", "list"], ["imports", "list"], ["quarantine", "list"]):
        done = run(nowhere, *arguments)
        assert done.returncode == 1, arguments
        assert done.stderr.startswith("There is no installation at "), arguments
