"""Why can this person see this partner?"""

from datetime import date

import pytest

from quarterdeck.directory.models import Kind, Partner
from quarterdeck.directory.services import grant_role
from quarterdeck.directory.why import why


@pytest.mark.parametrize(
    ("who", "partner", "role", "way"),
    [
        ("chief", "P-4", "channel chief", "sees everything"),
        ("regional", "P-12", "regional manager (EMEA)", "the partner is in FR, in EMEA"),
        ("manager_fr", "P-2", "partner manager (FR)", "assigned since 2026-04-01"),
        ("distributor", "P-111", "distributor (D-1)", "the partner is under P-11, under D-1"),
        ("distributor", "D-1", "distributor (D-1)", "their own company"),
        ("staff", "P-1", "partner staff (P-1)", "their own company"),
    ],
)
def test_the_role_and_the_way_are_named(cast, who, partner, role, way):
    reasons = why(getattr(cast, who), Partner.objects.get(pk=partner))
    assert [(str(reason.role), reason.way) for reason in reasons] == [(role, way)]


def test_somebody_who_does_not_see_it_has_no_reason(cast):
    assert why(cast.outsider, Partner.objects.get(pk="P-1")) == []


def test_a_reason_of_the_past_is_none_today(cast):
    """Mia looked after P-2 until the end of March."""
    partner = Partner.objects.get(pk="P-2")
    assert why(cast.manager, partner) == []
    assert [reason.way for reason in why(cast.manager, partner, on=date(2026, 3, 31))] == [
        "assigned since 2023-01-01"
    ]


def test_two_roles_are_two_reasons(cast):
    grant_role(actor=cast.chief, person=cast.manager, kind=Kind.REGIONAL, territory="DE")
    reasons = why(cast.manager, Partner.objects.get(pk="P-1"))
    assert [reason.role.kind for reason in reasons] == ["partner manager", "regional manager"]
