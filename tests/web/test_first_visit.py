"""The few words for somebody new, and the help of each page."""

import pytest
from django.template.loader import get_template
from django.urls import reverse
from tests.web.actors import body_of, browser_of
from tests.web.matrix import PAGES

from quarterdeck.audit.models import Entry
from quarterdeck.dashboards.helping import help_of
from quarterdeck.dashboards.models import Seen
from quarterdeck.directory.selectors import scope_of

FRAGMENT = {"HX-Request": "true"}


@pytest.mark.parametrize("actor", ["executive", "staff", "distributor"])
def test_the_tour_is_offered_until_it_is_put_away(actor: str, channel):
    browser = browser_of(actor, channel)
    page = body_of(browser.get("/")).decode()
    tour = page.split('id="tour"')[1].split("</aside>")[0]
    for anchor in ("deals" if actor != "executive" else "steps-title", "ways-title"):
        assert f'href="#{anchor}"' in tour
        assert f'id="{anchor}"' in page, "it leads somewhere"
    for _again in range(2):
        browser.post(reverse("seen", args=["tour"]), headers=FRAGMENT)
    assert 'id="tour"' not in body_of(browser.get("/")).decode()
    assert Seen.objects.count() == 1
    assert Entry.objects.filter(action="notice.seen").count() == 1


def test_the_vendor_needs_no_tour(channel):
    assert 'id="tour"' not in body_of(browser_of("manager", channel).get("/")).decode()


def test_every_page_of_figures_helps(channel):
    for actor, name, args, query in [*PAGES["dashboards"].values(), *PAGES["company"].values()]:
        page = body_of(browser_of(actor, channel).get(reverse(name, args=args) + query)).decode()
        if name not in {"channel_file", "changes"}:
            assert f'hx-get="{reverse("help", args=[name])}"' in page, name


def test_each_side_reads_its_own_help(channel):
    for actor, text in (("executive", "your company"), ("manager", "part of the channel")):
        page = body_of(browser_of(actor, channel).get(reverse("help", args=["home"]))).decode()
        assert text in page
    assert help_of("channel", scope_of(channel.executive)) is None
    template = help_of("channel", scope_of(channel.manager))
    assert template
    assert get_template(template)
