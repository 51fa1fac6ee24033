"""Nothing hidden is in any body, header or file name: not other partners, not what is internal."""

import io
import zipfile

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.cast import PARTNERS
from tests.web.actors import body_of, browser_of
from tests.web.channel import SECRET_COST, SECRET_STEP, customer_of
from tests.web.matrix import CASES
from tests.web.questions import KEPT_AMONG_US, REASONS

SEES = {
    "executive": {"P-1"},
    "staff": {"P-1"},
    "outsider": {"P-4"},
    "distributor": {"D-1", "P-11", "P-111", "P-12"},
    "nobody": set(),
}
INTERNAL = (SECRET_COST, SECRET_STEP, KEPT_AMONG_US, "margin", "Margin", "next_step", "internal")
THEIR_OWN = ("margin", "Margin")
"""In a plan these are what the partner itself earns; the vendor's are known by their costs."""
PARTNER_KEYS = {key: name for key, name, *_rest in PARTNERS}
OF_A_PARTNER = ("partner", "changes", "breakdown", "breakdown_file", "rows", "rows_file", "explanation")


def addresses(key: str | None) -> list[str]:
    """Every address that answers a partner-side person, about the partner `key`."""
    found = []
    for case in CASES:
        if "margin" in case.args:
            continue
        about = case.name in OF_A_PARTNER and case.args and case.args[0].startswith("P-")
        args = (key, *case.args[1:]) if about and key else case.args
        query = case.query.replace("P-1", key) if key else case.query
        found.append(reverse(case.name, args=args) + query)
    return list(dict.fromkeys(found))


@pytest.mark.any_database
@pytest.mark.parametrize("actor", SEES)
def test_a_partner_side_person_learns_nothing_hidden(actor: str, channel):
    client = browser_of(actor, channel)
    for address in {one for key in SEES[actor] or {None} for one in addresses(key)}:
        answer = client.get(address)
        text = _text(answer, body_of(answer)) + str(dict(answer.items()))
        hidden = [word for word in _forbidden(actor, address) if word in text]
        assert not hidden, f"{actor} at {address} ({answer.status_code}) reads {hidden}"


def test_the_vendor_does_read_what_is_internal(channel):
    """The words looked for above are really there for those who may see them."""
    client = browser_of("manager", channel)
    answer = client.get(reverse("rows_file", args=["P-1", "sales", "csv"]) + "?period=2025")
    assert SECRET_COST in body_of(answer).decode()
    deals = client.get(reverse("rows", args=["P-1", "deals"]) + "?period=2026-Q3")
    assert SECRET_STEP in body_of(deals).decode()
    assert "Margin" in body_of(client.get(reverse("partner", args=["P-1"]))).decode()


def _forbidden(actor: str, address: str) -> list[str]:
    others = {key: name for key, name in PARTNER_KEYS.items() if key not in SEES[actor]}
    words = [
        *others.values(),
        *(f"{customer_of(key)}<" for key in others),
        *(f"/{key}/" for key in others),
        *(REASONS[key] for key in others if key in REASONS),
        *INTERNAL,
    ]
    if address.startswith(("/plans/", "/api/v1/openapi.json")):  # which says what a plan's JSON looks like
        words = [word for word in words if word not in THEIR_OWN]
    return [word for word in words if word not in address]


def _text(answer, body: bytes) -> str:
    """What can be read in it, inside a paper, a workbook or a deck too."""
    if answer.headers.get("Content-Type") == "application/pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    return "".join(parts).replace("<pageMargins", "").replace("<c:pageMargins", "")  # the paper's
