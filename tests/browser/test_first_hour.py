"""From an empty machine to the first page with one's own numbers, all of it in the browser."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect
from tests.browser.conftest import _free_port

PARTNERS = "partner,name,type,currency\nP-1,Nordlicht Systems,Reseller,EUR\nP-2,Atelier Nuage,Reseller,EUR\n"
SALES = (
    "line,date,partner,flow,quantity,amount,currency\n"
    "1,{day},P-1,sell-in,3,1250.00,EUR\n"
    "2,{day},P-2,sell-in,1,750.50,EUR\n"
)
SECONDS = 60


@pytest.fixture
def first_address(tmp_path: Path) -> Iterator[str]:
    """What `quarterdeck init && quarterdeck serve` prints on an empty machine."""
    environment = {**os.environ, "QUARTERDECK_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    quarterdeck = [sys.executable, "-m", "quarterdeck"]
    subprocess.run([*quarterdeck, "init"], env=environment, check=True)
    log = tmp_path / "serve.log"
    with log.open("wb") as out:
        command = [*quarterdeck, "serve", "--port", str(_free_port()), "--workers", "1"]
        server = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            yield _printed(log)
        finally:
            server.terminate()
            server.wait(SECONDS)


def _printed(log: Path) -> str:
    for _ in range(SECONDS * 5):
        if found := re.search(r"http://\S+/setup/first/\?key=\S+", log.read_text()):
            return found[0]
        time.sleep(0.2)
    pytest.fail(log.read_text())


def test_in_ten_minutes(first_address: str, browser, tmp_path: Path):
    site = first_address.split("/setup/", maxsplit=1)[0]
    page = browser.new_page()
    _open(page, first_address)
    page.get_by_label("Your name").fill("Tomas Reyes")
    page.get_by_label("Your e-mail").fill("tomas@vendor.example")
    page.get_by_label("A password").fill("a deck of cards")
    page.get_by_role("button", name="Come in").click()

    page.get_by_role("link", name="Say who you are").first.click()
    page.get_by_label("Your company's name").fill("Northwind Storage")
    page.get_by_label("Currency").select_option("EUR")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Next: Your partners")
    bring_in(page, "Bring in partners", tmp_path / "partners.csv", PARTNERS)
    page.goto(f"{site}/setup/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Next: Your first sales")
    bring_in(page, "Bring in sales", tmp_path / "sales.csv", SALES.format(day=time.strftime("%Y-%m-%d")))

    page.get_by_role("link", name="See the figures").click()
    expect(page.locator("main")).to_contain_text("2 K EUR sold")


def _open(page: Page, address: str) -> None:
    """It is printed just before the server listens."""
    for _ in range(50):
        try:
            page.goto(address)
        except Error:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{address} did not answer.")


def bring_in(page: Page, link: str, file: Path, text: str) -> None:
    """Drop the file, accept what its columns are taken for, and wait until it is in."""
    file.write_text(text)
    page.get_by_role("link", name=link).first.click()
    page.get_by_label("Drop a file here, or choose one").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Import").click()
    page.get_by_text("2 new").first.wait_for(timeout=60_000)
