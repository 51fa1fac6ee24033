"""Everybody's own dashboard: begin, arrange, share, go back; and what a shared one keeps to itself."""

import pytest
from django.urls import reverse
from tests.cast import hire
from tests.web.actors import body_of

from quarterdeck.audit.models import Entry
from quarterdeck.dashboards.models import Arrangement
from quarterdeck.directory.models import Kind

ACTIONS = ("dashboard.arranged", "dashboard.shared", "dashboard.kept_private", "dashboard.started_again")


class Window:
    """One browser window with the dashboard of a person, and the version it last saw."""

    def __init__(self, client) -> None:
        self.client, self.version = client, 0

    def look(self, name: str = "dashboard_arrange", *args) -> str:
        answer = self.client.get(reverse(name, args=args))
        self.answer, self.version = answer, answer.context.get("version", self.version)
        return answer.content.decode()

    def do(self, view: str, *args, query: str = "", **data):
        address = reverse(view, args=args) + query
        self.answer = self.client.post(address, {"version": self.version, **data}, follow=True)
        if self.answer.status_code == 200 and "version" in (self.answer.context or {}):
            self.version = self.answer.context["version"]
        return self.answer

    @property
    def titles(self) -> list[str]:
        return [one.title for one in self.answer.context["tiles"]]

    @property
    def keys(self) -> list[str]:
        return [one.key for one in self.answer.context["tiles"]]


@pytest.fixture
def window(channel, client_of):
    return lambda person: Window(client_of(person))


def new_figure(window: Window, **fields: str):
    given = {"kpi": "revenue", "period": "quarter", "compare": "target", "size": "s", "title": ""} | fields
    return window.do("tile_new", query="?kind=figure", **given)


def test_everybody_begins_with_the_tiles_of_their_role(window, channel):
    chief, staff = window(channel.chief), window(channel.staff)
    assert "Who needs you" in chief.look("dashboard")
    assert "Revenue by region" in chief.titles
    staff.look("dashboard")
    executive = window(channel.executive)
    executive.look("dashboard")
    assert executive.titles[-1] == "What to do next"
    assert staff.titles == ["Revenue", "Pace", "Revenue by product", "Revenue by month"]
    assert not Arrangement.objects.exists()


def test_tiles_are_added_changed_moved_sized_and_removed(window, channel):
    mia = window(channel.manager)
    mia.look()
    count = len(mia.keys)
    new_figure(mia, kpi="win_rate", title="How often we win")
    assert mia.titles[-1] == "How often we win"
    key = mia.keys[-1]
    mia.do("tile_place", key, to="earlier")
    assert mia.keys[-2] == key
    mia.do("tile_place", key, to="0")
    assert mia.keys[0] == key
    mia.do("tile_size", key, size="larger")
    assert mia.answer.context["tiles"][0].tile.size == "m"
    mia.do(
        "tile_edit", key, kpi="growth", period="fixed", fixed="2025", compare="nothing", size="s", title=""
    )
    assert mia.answer.context["tiles"][0].title == "Growth"
    assert "2025" in mia.answer.context["tiles"][0].about
    mia.do("tile_removal", key)
    assert len(mia.keys) == count
    entries = list(Entry.objects.filter(action__in=ACTIONS).values_list("actor", flat=True))
    assert entries == [channel.manager.email] * 6
    mia.do("tile_place", "nowhere", to="later")
    assert Entry.objects.filter(action__in=ACTIONS).count() == 6


def test_a_second_window_is_told_that_the_dashboard_has_changed(window, channel):
    first, second = window(channel.manager), window(channel.manager)
    first.look()
    second.look()
    first.do("tile_removal", first.keys[0])
    answer = second.do("tile_removal", second.keys[1])
    assert answer.status_code == 409
    assert "in another window" in answer.content.decode()
    assert len(Arrangement.objects.get().tiles) == len(second.keys)
    second.version = answer.context["version"]
    assert second.do("tile_removal", second.keys[0]).status_code == 200


def test_going_back_brings_the_tiles_of_the_role(window, channel):
    mia = window(channel.manager)
    mia.look()
    before = mia.titles
    mia.do("tile_removal", mia.keys[0])
    mia.do("dashboard_start")
    assert mia.titles == before
    assert not Arrangement.objects.exists()
    assert Entry.objects.filter(action="dashboard.started_again").count() == 1


def test_a_tile_says_what_is_wrong_with_it(window, channel):
    mia = window(channel.manager)
    mia.look()
    wrong = new_figure(mia, period="fixed", fixed="soon")
    assert "is not a period" in wrong.content.decode()
    assert "Select a valid choice" in new_figure(mia, territory="AMER").content.decode()
    assert not Arrangement.objects.exists()


def test_the_page_of_a_figure_proposes_its_tile(window, channel):
    page = window(channel.manager).client.get(reverse("explanation", args=["pace"]) + "?partner=P-1")
    assert "/dashboard/tiles/new/?kind=figure&amp;kpi=pace" in page.content.decode()
    address = reverse("tile_new") + "?kind=figure&kpi=pace&partner=P-1&period=2026-Q1"
    form = window(channel.regional).client.get(address).content.decode()
    assert 'value="P-1" selected' in form
    assert 'value="last quarter" selected' in form
    fixed = window(channel.regional).client.get(address.replace("2026-Q1", "2024")).content.decode()
    assert 'value="fixed" selected' in fixed
    assert 'value="2024"' in fixed


@pytest.fixture
def shared(window, channel):
    """Amara shares figures of all partners and of two by name, an internal one and a note."""
    amara = window(channel.regional)
    amara.look()
    for key in list(amara.keys):
        amara.do("tile_removal", key)
    new_figure(amara, title="All of mine")
    new_figure(amara, title="Nordlicht alone", partner="P-1")
    new_figure(amara, title="Atelier alone", partner="P-2")
    amara.do("tile_new", query="?kind=note", text="Call them on Monday", size="m", title="")
    amara.do("dashboard_sharing", shared="on", name="EMEA at a glance")
    return Arrangement.objects.get(owner=channel.regional)


def test_the_team_sees_a_shared_arrangement_with_their_own_figures(window, channel, shared, client_of):
    mia = window(channel.manager)
    assert "EMEA at a glance" in mia.look("dashboard")
    text = mia.look("dashboard_shared", shared.pk)
    assert mia.titles == ["All of mine", "Nordlicht alone", ""]
    assert mia.answer.context["tiles"][0].figure.value == mia.answer.context["tiles"][1].figure.value
    for hidden in ("Atelier", "P-2"):
        assert hidden not in text
    assert "Call them on Monday" in text
    mia.do("dashboard_copy", shared.pk)
    assert "Atelier" not in str(Arrangement.objects.get(owner=channel.manager).tiles)
    assert len(mia.keys) == 3


def test_who_is_above_beside_or_outside_finds_nothing(window, channel, shared):
    for person in (channel.chief, channel.regional_us, channel.manager_us, channel.executive, channel.nobody):
        other = window(person)
        assert "EMEA at a glance" not in other.look("dashboard")
        assert other.client.get(reverse("dashboard_shared", args=[shared.pk])).status_code == 404
        assert other.client.post(reverse("dashboard_copy", args=[shared.pk])).status_code == 404


def test_what_is_no_longer_shared_is_gone_at_the_next_look(window, channel, shared):
    mia, amara = window(channel.manager), window(channel.regional)
    amara.look()
    amara.do("dashboard_sharing", name="EMEA at a glance")
    assert mia.client.get(reverse("dashboard_shared", args=[shared.pk])).status_code == 404


def test_a_partner_s_colleagues_share_and_the_vendor_does_not_see_it(window, channel):
    jonas = window(channel.executive)
    jonas.look()
    jonas.do("dashboard_sharing", shared="on", name="Ours")
    pk = Arrangement.objects.get(owner=channel.executive).pk
    assert window(channel.staff).client.get(reverse("dashboard_shared", args=[pk])).status_code == 200
    for person in (channel.manager, channel.chief, channel.outsider, channel.distributor):
        assert window(person).client.get(reverse("dashboard_shared", args=[pk])).status_code == 404


def test_internal_figures_are_offered_and_shown_to_the_vendor_alone(window, channel):
    mia, jonas = window(channel.manager), window(channel.executive)
    mia.look()
    jonas.look()
    new_figure(mia, kpi="margin_percent")
    assert mia.titles[-1] == "Margin %"
    assert "internal" in mia.answer.content.decode()
    refused = new_figure(jonas, kpi="margin_percent")
    assert "Select a valid choice" in refused.content.decode()
    form = jonas.client.get(reverse("tile_new") + "?kind=figure").content.decode()
    assert "argin" not in form
    assert not Arrangement.objects.filter(owner=channel.executive).exists()


def test_a_tile_whose_partner_has_moved_away_tells_its_owner_no_more_about_it(window, channel):
    luc = window(channel.manager_fr)
    luc.look()
    new_figure(luc, partner="P-2")
    key = luc.keys[-1]
    channel.manager_fr.assignments.filter(partner="P-2").delete()
    text = luc.look()
    assert "is not open to you any more" in text
    assert "Atelier" not in text
    assert luc.client.get(reverse("tile_edit", args=[key])).status_code == 404
    assert key not in {one.key for one in luc.client.get(reverse("dashboard")).context["tiles"]}


def test_a_distributor_shares_with_colleagues_and_not_with_resellers(window, channel):
    katrin = window(channel.distributor)
    katrin.look()
    katrin.do("dashboard_sharing", shared="on", name="Wholesale")
    pk = Arrangement.objects.get(owner=channel.distributor).pk
    reseller = hire("rita@elbkontor.example", "Rita Voss", Kind.EXECUTIVE, "P-11")
    colleague = hire("kai@havelwerk.example", "Kai Seidel", Kind.STAFF, "D-1")
    assert window(reseller).client.get(reverse("dashboard_shared", args=[pk])).status_code == 404
    seen = window(colleague)
    assert "Elbkontor" not in seen.look("dashboard_shared", pk)  # staff sees the company, not those below it


@pytest.mark.parametrize(
    "by", ["type", "region", "country", "partner", "family", "product", "month", "quarter"]
)
def test_a_table_can_be_split_by_everything_that_is_offered(window, channel, by):
    chief = window(channel.chief)
    chief.look()
    given = {
        "kpis": ["revenue", "growth", "win_rate"],
        "by": by,
        "period": "year",
        "top": "50",
        "size": "wide",
    }
    chief.do("tile_new", query="?kind=table", title="", **given)
    table = chief.answer.context["tiles"][-1]
    assert table.lines
    assert all(len(line.figures) == 3 for line in table.lines)
    assert body_of(chief.answer)
