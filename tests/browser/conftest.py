"""The demo channel served as users get it, and a real Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from tests.demo.loaded import loaded_demo

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OUTPUT = Path("tests/output")
OUTPUT.mkdir(parents=True, exist_ok=True)
SECONDS = 180  # a busy machine takes its time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, served by the one command a newcomer types."""
    home = shutil.copytree(loaded_demo(tmp_path_factory).home, tmp_path_factory.mktemp("site") / "home")
    environment = {**os.environ, "QUARTERDECK_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    port = _free_port()
    log = home / "serve.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "quarterdeck", "demo", "--port", str(port)],
            env=environment,
            stdout=out,
            stderr=out,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/sign-in/", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(SECONDS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium: CHROMIUM's, else Playwright's own. New for each file: its loop must not stay behind."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=CHROMIUM)
        yield found
        found.close()


@pytest.fixture
def enter(browser: Browser, site: str) -> Callable[..., Page]:
    """`enter("partner manager", "/partners/P-001/", width=390, theme="dark")`: a page, signed in.

    Whatever the browser complains of, a breach of the security policy included, fails the test.
    """

    def open_page(
        role: str, path: str = "/", *, width: int = 1280, theme: str = "light", **more: object
    ) -> Page:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 844}, color_scheme=theme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complain(message.text) if is_bad(message) else None)
        page.on("pageerror", lambda error: complain(str(error)))
        page.goto(f"/sign-in/?next={path}")
        page.get_by_role("button", name=role).click()
        page.wait_for_load_state("networkidle")
        return page

    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    complain = complaints.append
    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def keep() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page in tests/output/."""

    def shoot(page: Page, name: str) -> None:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=OUTPUT / f"{name}.png", full_page=True)

    return shoot


def is_bad(message: ConsoleMessage) -> bool:
    """Chromium also reports what is not found, and changes that come too late: tests ask for both."""
    return message.type == "error" and not any(code in message.text for code in ("404", "409"))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(SECONDS * 5):
        if server.poll() is not None:
            pytest.fail(log.read_text())
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} did not answer. {log.read_text()}")
