"""A KPI that somebody watches is not retired behind their back."""

import pytest
from tests.cast import TODAY, Cast

from quarterdeck.dashboards.models import Arrangement
from quarterdeck.dashboards.personal.tile import Kind, Size, Tile
from quarterdeck.delivery.models import Endpoint, Event
from quarterdeck.kpis import Kpi, Unit, definitions
from quarterdeck.kpis.services import DefinitionError, keep_kpi, retire_kpi


@pytest.fixture
def price(cast: Cast) -> Cast:
    """Operations have defined a KPI of their own."""
    said = {"label": "Price", "question": "What does a piece cost?", "words": "Revenue / units."}
    said |= {"null_rule": "Nothing was sold.", "when_red": "Look at the discounts."}
    kpi = Kpi(**said, name="price", formula="revenue / units", unit=Unit.MONEY)
    keep_kpi(actor=cast.operations, kpi=kpi, follows=0, valid_from=TODAY, reason="It was asked for.")
    return cast


def retire(cast: Cast) -> None:
    retire_kpi(actor=cast.operations, name="price", follows=1, valid_from=TODAY, reason="Unused.")


def tiles(*kpis: str) -> list[dict[str, object]]:
    shown = Tile(key="one", kind=Kind.TABLE, size=Size.M, kpis=kpis, by="type").as_json()
    return [Tile(key="two", kind=Kind.NOTE, size=Size.S, text="Note.").as_json(), shown]


def test_a_kpi_on_dashboards_is_kept_and_they_are_named(price: Cast):
    Arrangement.objects.create(owner=price.manager, tiles=tiles("revenue", "price"))
    Arrangement.objects.create(owner=price.executive, tiles=tiles("revenue"))
    with pytest.raises(DefinitionError, match=r"the dashboard of Mia Brandt(?!.*Jonas)"):
        retire(price)
    Arrangement.objects.update(tiles=tiles("revenue"))
    retire(price)
    assert "price" not in definitions()


def test_a_kpi_that_a_webhook_watches_is_kept(price: Cast):
    watching = {"url": "https://hooks.example/", "events": [Event.FIGURE_CROSSED], "secret": "sealed"}
    hook = Endpoint.objects.create(owner=price.regional, kpis=["price"], **watching)
    Endpoint.objects.create(owner=price.chief, kpis=["revenue"], **watching)
    with pytest.raises(DefinitionError, match=r"a webhook of Amara Diallo(?!.*Ingrid)"):
        retire(price)
    hook.delete()
    retire(price)
    assert "price" not in definitions()
