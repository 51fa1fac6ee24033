"""What surrounds every page: the sign-in before it, the day, the scope, and what browsers are told."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse
from django.views.defaults import server_error
from tests.cast import TODAY

from quarterdeck.audit.models import Entry
from quarterdeck.calendar import pinned_today, today
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.scope import NOTHING
from quarterdeck.directory.selectors import get_partner
from quarterdeck.web import assets, urls
from quarterdeck.web.mail import mail_settings
from quarterdeck.web.middleware import Headers


def day(request: HttpRequest) -> HttpResponse:
    return HttpResponse(today().isoformat())


def named(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponse(get_partner(request.scope, key).name)


urlpatterns = [*urls.urlpatterns, path("day/", day), path("named/<key>/", named)]
pytestmark = pytest.mark.urls(__name__)


def test_every_page_is_behind_the_sign_in(cast, client):
    assert client.get("/day/?x=1").url == f"{reverse('account_login')}?next=/day/%3Fx%3D1"


def test_a_fragment_sends_the_whole_page_to_the_sign_in(cast, client):
    headers = {"HX-Request": "true", "HX-Current-URL": "https://evil.example/partners/?by=month#x"}
    answer = client.get("/day/", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"{reverse('account_login')}?next=/partners/%3Fby%3Dmonth"
    assert answer.content == b""


@pytest.mark.parametrize(
    ("current", "back"),
    [
        ("http://[", "/"),
        ("", "/"),
        ("//evil.example/partners/", "/partners/"),
        ("http://x.example//evil.example/", "/evil.example/"),
        ("/////evil.example/", "/evil.example/"),
        ("http://x.example/\\evil.example/", "/evil.example/"),
        ("javascript:alert(1)", "/alert%281%29"),
    ],
)
def test_the_way_back_never_leaves_this_site(current: str, back: str, cast, client):
    answer = client.get("/day/", headers={"HX-Request": "true", "HX-Current-URL": current})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"{reverse('account_login')}?next={back}"


@pytest.fixture
def no_manifest(settings, tmp_path) -> Iterator[None]:
    """The site as if nobody had built its front end."""
    settings.STATIC_ROOT = tmp_path
    assets._manifest.cache_clear()
    yield
    assets._manifest.cache_clear()


def test_what_broke_is_said_even_if_the_front_end_is_missing(no_manifest, db):
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content
    assert b"stylesheet" not in answer.content


def test_what_broke_is_said_in_the_style_of_the_site(db):
    answer = server_error(RequestFactory().get("/"))
    assert assets.address("site.css").encode() in answer.content


def test_the_pinned_day_holds_for_the_page_and_no_longer(cast, client_of):
    Vendor.objects.update(today_pinned=date(2013, 11, 30))
    assert client_of(cast.manager).get("/day/").content == b"2013-11-30"
    assert today() == TODAY


def test_without_a_pinned_day_the_clock_is_in_charge(cast, client_of):
    Vendor.objects.update(today_pinned=None)
    with pinned_today(date(2027, 1, 2)):
        assert client_of(cast.manager).get("/day/").content == b"2027-01-02"


def test_the_scope_is_the_readers_own(cast, client_of, client):
    assert client_of(cast.staff).get("/nowhere/").wsgi_request.scope.partners == {"P-1"}
    assert client.get("/nowhere/").wsgi_request.scope == NOTHING


def test_a_page_that_asks_for_no_scope_pays_for_none(cast, client_of, django_assert_num_queries):
    """Session, person, vendor."""
    client = client_of(cast.manager)
    with django_assert_num_queries(3):
        client.get("/day/")


def test_a_foreign_partner_is_answered_as_an_absent_one_and_the_attempt_is_logged(cast, client_of):
    client = client_of(cast.executive)
    assert client.get("/named/P-1/").content == b"Nordlicht Systems"
    foreign, absent = client.get("/named/P-4/"), client.get("/named/P-9/")
    assert foreign.status_code == absent.status_code == 404
    token = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
    pages = [token.sub(b"", answer.content) for answer in (foreign, absent)]
    assert pages[0].replace(b"P-4", b"KEY") == pages[1].replace(b"P-9", b"KEY")
    entries = Entry.objects.order_by("pk").values_list("actor", "action", "after")
    assert list(entries) == [
        (cast.executive.email, "partner.refused", {"path": "/named/P-4/"}),
        (cast.executive.email, "partner.refused", {"path": "/named/P-9/"}),
    ]


@pytest.mark.parametrize("address", ["/day/", "/nowhere/", "/named/P-4/"])
def test_browsers_may_do_little_and_keep_nothing(cast, client_of, address):
    headers = client_of(cast.manager).get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_page_may_set_a_header_of_its_own():
    page = Headers(lambda request: HttpResponse(headers={"Cache-Control": "max-age=60"}))
    assert page(RequestFactory().get("/")).headers["Cache-Control"] == "max-age=60"


def test_forms_without_token_are_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.manager)
    assert client.post(reverse("account_logout")).status_code == 403


READ = """
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
answer = Client().get("/sign-in/", headers={"host": "partners.example", **%r})
print(answer.status_code, answer.headers.get("Location"), answer.headers.get("Strict-Transport-Security"))
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE)
"""


@pytest.mark.parametrize(
    ("proxies", "believed"), [("1", True), ("0", False)], ids=["behind our proxy", "with no proxy of ours"]
)
def test_under_https_everything_is_and_only_our_proxy_is_believed(tmp_path, proxies, believed):
    """Settings are read once a process, so this is another one."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "quarterdeck.web.settings",
        "QUARTERDECK_HOME": str(tmp_path),
        "QUARTERDECK_HTTPS": "true",
        "QUARTERDECK_HOSTS": "partners.example",
        "QUARTERDECK_PROXIES": proxies,
    }
    script = READ % {"x-forwarded-proto": "https"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    answer, cookies = done.stdout.splitlines()
    assert cookies == "__Host-session __Host-csrf True"
    assert ("max-age=31536000" in answer) == believed
    assert ("301 https://partners.example/sign-in/" in answer) != believed


@pytest.mark.parametrize(
    ("name", "value"),
    [("QUARTERDECK_PROXIES", "one"), ("QUARTERDECK_HTTPS", "maybe"), ("QUARTERDECK_SMTP", "mail.example")],
)
def test_a_setting_that_cannot_be_read_is_named(tmp_path, name, value):
    environment = {"QUARTERDECK_HOME": str(tmp_path), name: value}
    command = [sys.executable, "-c", "import quarterdeck.web.settings"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert f"ValueError: {name} " in done.stderr


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp+tls://me:p%40ss@mail.example", ("mail.example", 587, "me", "p@ss", True, False)),
        ("smtps://mail.example:4650", ("mail.example", 4650, "", "", False, True)),
    ],
)
def test_an_address_says_where_mail_goes(tmp_path, address, expected):
    said = mail_settings(address, tmp_path)
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(said[f"EMAIL_{name}"] for name in names) == expected


def test_without_an_address_mail_lies_in_the_home(tmp_path):
    assert mail_settings(None, tmp_path)["EMAIL_FILE_PATH"] == tmp_path
