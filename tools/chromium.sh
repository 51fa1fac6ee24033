#!/bin/sh
# Print the path of a Chromium for the browser tests, installing one where there is none.
set -eu

find_chromium() {
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" && return
  done
  .venv/bin/python - <<'PYTHON'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
print(path) if Path(path).exists() else sys.exit(1)
PYTHON
}

find_chromium && exit
echo "Chromium is missing: installing it." >&2
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends chromium; } >&2
else
  .venv/bin/playwright install chromium >&2
fi
find_chromium
