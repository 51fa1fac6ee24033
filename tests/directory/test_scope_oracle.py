"""What people see equals an independent oracle, on five hundred random channels."""

from random import Random

import pytest
from django.db import transaction
from tests.directory.channel import DAY, Channel, Oracle, email, random_channel, write

from quarterdeck.directory.models import Partner
from quarterdeck.directory.selectors import scope_of
from quarterdeck.directory.why import seers, why

CHANNELS = 500


@pytest.mark.parametrize("start", range(0, CHANNELS, 50))
def test_everybody_sees_what_the_oracle_says(db, start):
    for seed in range(start, start + 50):
        with transaction.atomic():
            _compare(seed)
            transaction.set_rollback(True)


def _compare(seed: int) -> None:
    channel = random_channel(Random(seed))
    oracle, people = Oracle(channel), write(channel)
    _compare_seers(channel, oracle)
    for number, person in people.items():
        scope = scope_of(person, on=DAY)
        seen = set(Partner.objects.visible_to(scope).values_list("key", flat=True))
        assert seen == {key for key in channel.partners if oracle.sees(number, key)}, (seed, number)
        assert scope.person == email(number)
        assert scope.everything == oracle.everything(number), (seed, number)
        assert scope.everything or scope.partners == seen, (seed, number)
        assert scope.managers == oracle.managers(number), (seed, number)
        assert scope.internal == oracle.internal(number), (seed, number)
        assert scope.below == seen - oracle.own(number) if oracle.partner_side(number) else not scope.below


def _compare_seers(channel: Channel, oracle: Oracle) -> None:
    """The same from the other end: who sees this partner?"""
    for key, partner in Partner.objects.in_bulk().items():
        found = {reason.role.person.email for reason in seers(partner, on=DAY)}
        assert found == {email(number) for number in channel.sides if oracle.sees(number, key)}, key


def test_the_random_channels_are_worth_comparing():
    """Most of them hold somebody who sees some partners but not all."""
    telling = 0
    for seed in range(CHANNELS):
        channel = random_channel(Random(seed))
        oracle = Oracle(channel)
        seen = [sum(oracle.sees(n, key) for key in channel.partners) for n in channel.sides]
        telling += any(0 < count < len(channel.partners) for count in seen)
    assert telling > CHANNELS * 0.8


@pytest.mark.parametrize("seed", range(25))
def test_why_names_a_role_exactly_when_the_partner_is_seen(db, seed):
    channel = random_channel(Random(seed))
    people = write(channel)
    partners = Partner.objects.in_bulk()
    for person in people.values():
        visible = set(Partner.objects.visible_to(scope_of(person, on=DAY)).values_list("key", flat=True))
        explained = {key for key, partner in partners.items() if why(person, partner, on=DAY)}
        assert explained == visible
