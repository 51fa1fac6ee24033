"""The other process of a push: looks at one page until it shows a text.

Called with an e-mail address, a page and the text. Prints a line when it has seen the page
without the text, and the monotonic time when it saw it with.
"""

import sys
import time

from quarterdeck.bench.pages import Browser
from quarterdeck.bench.steps import say

PATIENCE = 180.0  # seconds


def main(arguments: list[str]) -> None:
    email, page, text = arguments
    browser = Browser(email)
    if text in browser.get(page):
        sys.exit(f"{page} shows '{text}' already.")
    say("ready")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if text in browser.get(page):
            say(f"{time.monotonic()}")
            return
        time.sleep(0.02)
    sys.exit(f"{page} did not show '{text}' within {PATIENCE:g} s.")
