#!/bin/sh
# Print the path of a LibreOffice for the tests that open decks and sheets, installing one where there is none.
set -eu

find_office() {
  command -v pdftoppm >/dev/null && command -v pdftotext >/dev/null || return 1
  for name in soffice libreoffice; do
    command -v "$name" && return
  done
  return 1
}

find_office && exit
echo "LibreOffice is missing: installing it." >&2
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 1
{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
  libreoffice-impress libreoffice-calc fonts-liberation poppler-utils; } >&2
find_office
