"""Loading: what is in the files is in the lake, once, and the cast can sign in."""

from collections.abc import Iterator

import duckdb
import pytest
from django.test import Client
from tests.demo.conftest import DAY

from quarterdeck.calendar import pinned_today
from quarterdeck.cube import current
from quarterdeck.demo import loading
from quarterdeck.demo.cast import CAST, PASSWORD, VENDOR
from quarterdeck.demo.generator import ORDER, Size
from quarterdeck.directory.models import Partner, Person, Vendor
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.services import keep_vendor, set_password
from quarterdeck.home import Home
from quarterdeck.intake.models import Import
from quarterdeck.intake.workbench import open_lake

SMALL = Size(partners=40, managers=4, lines=3_000, deals=200, partner_people=40)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path) -> Iterator[Home]:
    made = Home(tmp_path)
    made.make()
    with pinned_today(DAY):
        yield made


@pytest.fixture
def loaded(home: Home) -> Home:
    loading.load(home, size=SMALL)
    return home


def test_totals_of_files_are_totals_in_the_lake(loaded: Home):
    lake, con = open_lake(loaded), duckdb.connect()
    for name in ORDER:
        rows = f"FROM '{loaded.root / 'demo' / name}.csv'"
        kept = f"FROM {lake.source(con, name)}"
        assert (
            con.execute(f"SELECT count(*) {rows}").fetchall()
            == con.execute(f"SELECT count(*) {kept}").fetchall()
        ), name
        for measure in lake.catalogue[name].measures:
            total = f"SELECT currency, sum({measure.name}::DECIMAL(18,4)) {{}} GROUP BY 1 ORDER BY 1"
            assert con.execute(total.format(rows)).fetchall() == con.execute(total.format(kept)).fetchall()
    assert Import.objects.filter(status="done", quarantined=0).count() == len(ORDER)


def test_loading_twice_changes_nothing(loaded: Home):
    """On a later day neither: the channel stays as it was made."""
    lake = open_lake(loaded)
    before = {name: lake.version(name) for name in ORDER}
    shown = _data_version(loaded)
    with pinned_today(DAY.replace(month=6)):
        assert loading.load(loaded, size=SMALL) == []
    assert {name: lake.version(name) for name in ORDER} == before
    assert _data_version(loaded) == shown
    assert Import.objects.count() == len(ORDER)
    assert loading.made_on(loaded) == DAY.isoformat()


def test_a_broken_load_is_completed(home: Home, monkeypatch):
    """And what a killed generator left behind is not used."""
    draft = home.root / "demo.draft"
    draft.mkdir()
    (draft / "sales.csv").write_text("half a fi")
    run_import = loading.run_import

    def until_targets(**request):
        if request["subject"] == "targets":
            raise OSError("Pulled the plug.")
        return run_import(**request)

    monkeypatch.setattr(loading, "run_import", until_targets)
    with pytest.raises(OSError, match="plug"):
        loading.load(home, size=SMALL)
    assert current(home.cube) is None
    monkeypatch.setattr(loading, "run_import", run_import)
    assert [row.subject for row in loading.load(home, size=SMALL)] == ["targets", "deals", "deal_stages"]
    assert current(home.cube) is not None
    assert not draft.exists()


def test_the_cast_can_sign_in_and_sees_its_part(loaded: Home):
    people = {role: Person.objects.get(email=email) for role, email in CAST.items()}
    assert all(Client().login(email=email, password=PASSWORD) for email in CAST.values())
    others = Person.objects.exclude(email__in=CAST.values())
    assert not any(person.has_usable_password() for person in others)
    scopes = {role: scope_of(person) for role, person in people.items()}
    distributor = Partner.objects.get(pk=people["distributor"].roles.get().partner_id)
    resellers = distributor.children.values_list("key", flat=True)
    assert scopes["channel chief"].everything
    assert scopes["partner executive"].partners == {"P-001"}
    assert scopes["partner staff"].partners == {"P-001"}
    assert scopes["distributor"].partners == {distributor.key, *resellers}
    assert "P-001" in scopes["partner manager"].partners < scopes["regional manager"].partners
    outside = {role for role, scope in scopes.items() if not scope.internal}
    assert outside == {"partner executive", "partner staff", "distributor"}


def test_it_is_simulated_and_a_changed_password_stays(loaded: Home):
    vendor = Vendor.objects.get()
    assert (vendor.name, vendor.currency, vendor.simulated) == (VENDOR, "EUR", True)
    person = Person.objects.get(email=CAST["channel chief"])
    set_password(actor=None, person=person, password="something else entirely")
    loading.load(loaded, size=SMALL)
    person.refresh_from_db()
    assert person.check_password("something else entirely")


def _data_version(home: Home) -> str:
    snapshot = current(home.cube)
    assert snapshot is not None
    return snapshot.data_version


def test_another_vendors_installation_is_left_alone(home: Home):
    keep_vendor(actor=None, name="Somebody real", currency="USD")
    with pytest.raises(loading.DemoError, match="belongs to Somebody real"):
        loading.load(home, size=SMALL)
    with pytest.raises(loading.DemoError, match="Nothing was removed"):
        loading.reset(home)
    assert not Import.objects.exists()
