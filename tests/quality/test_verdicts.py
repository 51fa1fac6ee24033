"""What was said to be right stays so, however often the data is looked over."""

import pytest
from tests.cast import Cast
from tests.house import House

from quarterdeck.audit.models import Entry
from quarterdeck.directory.selectors import scope_of
from quarterdeck.home import Home
from quarterdeck.quality import selectors, services
from quarterdeck.quality.examine import examine
from quarterdeck.quality.models import Finding, Verdict
from quarterdeck.quality.services import QualityError


@pytest.fixture
def home(tmp_path, cast: Cast) -> Home:
    """A lake with two sales at twenty times the usual price."""
    house = House(tmp_path)
    house.upsert("partners", {"partner": "P-1"})
    house.upsert("products", {"product": "S1"})
    sale = {"date": "2026-04-01", "partner": "P-1", "product": "S1"}
    usual = [sale | {"line": f"L{n}", "amount": 10 + n} for n in range(6)]
    house.upsert(
        "sales", *usual, sale | {"line": "odd", "amount": 250}, sale | {"line": "odder", "amount": 300}
    )
    house.publish()
    return Home(tmp_path)


def shown(cast: Cast) -> list[str]:
    return [one.key for one in selectors.findings(scope_of(cast.operations), "price")]


def test_a_verdict_stays(home: Home, cast: Cast):
    examine(home)
    assert shown(cast) == ["odder:300:1", "odd:250:1"]
    finding = Finding.objects.get(key="odd:250:1")
    verdict = services.find_right(actor=cast.operations, finding=finding, reason="A bundle.")
    assert shown(cast) == ["odder:300:1"]
    for _ in range(2):
        examined = examine(home)
        assert examined is not None
        assert examined.counts["price"] == 1
        assert shown(cast) == ["odder:300:1"]
    services.withdraw(actor=cast.operations, verdict=verdict)
    examine(home)
    assert shown(cast) == ["odder:300:1", "odd:250:1"]
    entries = Entry.objects.filter(object="finding:price:odd:250:1").values_list("action", flat=True)
    assert list(entries) == ["finding.right", "finding.doubted"]


def test_who_may_not_finds_nothing_and_says_nothing(home: Home, cast: Cast):
    examine(home)
    finding = Finding.objects.first()
    for person in (cast.manager, cast.executive, cast.nobody):
        assert not selectors.findings(scope_of(person)).exists()
        assert selectors.latest(scope_of(person)) is None
        with pytest.raises(QualityError, match="Channel operations"):
            services.find_right(actor=person, finding=finding, reason="Fine.")
    assert not Verdict.objects.exists()
    assert not Entry.objects.filter(action__startswith="finding").exists()
