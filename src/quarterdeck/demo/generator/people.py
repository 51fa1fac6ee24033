"""The people of the vendor and of its partners."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from django.utils.text import slugify

from quarterdeck.demo.cast import CAST
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.companies import domain
from quarterdeck.demo.generator.places import Country, countries, regions
from quarterdeck.demo.generator.streams import stream

VENDOR_DOMAIN = "tarnvale.example"
HEADS = {"AMER": ("Dana Whitfield", "en"), "APAC": ("Kenta Morimoto", "en")}
TITLES = {
    "partner executive": "Managing Director",
    "partner staff": "Sales Lead",
    "distributor": "Vendor Manager",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A person as a row of the subject people; `partner` and `territory` are keys or empty."""

    email: str
    name: str
    role: str
    title: str
    language: str
    partner: str | None = None
    territory: str | None = None


def everyone(channel: Channel) -> list[Member]:
    return [*leaders(), *managers(channel), *partner_people(channel)]


def leaders() -> list[Member]:
    """Chief, operations and a head of each region."""
    return [
        _cast("channel chief", "Ingrid Solheim", "Chief Partner Officer"),
        _cast("channel operations", "Tomás Reyes", "Head of Channel Operations"),
        Member(f"ewa.nowak@{VENDOR_DOMAIN}", "Ewa Nowak", "channel operations", "Channel Analyst", "en"),
        _cast("regional manager", "Amara Diallo", _head_of("EMEA"), territory="EMEA"),
        *(
            Member(
                f"{_mailbox(name)}@{VENDOR_DOMAIN}",
                name,
                "regional manager",
                _head_of(key),
                language,
                None,
                key,
            )
            for key, (name, language) in HEADS.items()
        ),
    ]


def _head_of(region: str) -> str:
    return f"Vice President Channel, {regions()[region].name}"


@lru_cache(maxsize=1)
def managers(channel: Channel) -> list[Member]:
    """Partner managers in the order of their numbers in the roster; where most of their partners are."""
    rng = stream(channel.seed, "managers")
    taken = {member.email for member in leaders()}
    members = []
    for number in range(channel.size.managers):
        owned = channel.roster.portfolio(number)
        place = countries()[np.bincount(channel.roster.country[owned]).argmax()]
        title = f"Partner Manager {place.name}"
        if number == 0:
            member = _cast("partner manager", "Mia Brandt", title, territory=place.key)
        else:
            name, email = _new_person(place, VENDOR_DOMAIN, taken, rng)
            member = Member(email, name, "partner manager", title, place.language, territory=place.key)
        taken.add(member.email)
        members.append(member)
    return members


def partner_people(channel: Channel) -> Iterator[Member]:
    """An executive and a colleague of each of the first partners; distributors have their own role."""
    rng = stream(channel.seed, "partner people")
    distributors = [int(partner) for partner in np.flatnonzero(channel.roster.type == "Distributor")]
    yield from _cast_of_partners(channel, distributors[0])
    taken = set(CAST.values())
    for partner in sorted({*range(1, channel.size.partner_people), *distributors}):
        place, key = channel.roster.place(partner), channel.roster.key[partner]
        roles = ("distributor",) if partner in distributors else ("partner executive", "partner staff")
        for role in roles:
            name, email = _new_person(place, domain(channel, partner), taken, rng)
            taken.add(email)
            yield Member(email, name, role, TITLES[role], place.language, partner=key)


def _cast_of_partners(channel: Channel, distributor: int) -> Iterator[Member]:
    partner, above = channel.roster.key[0], channel.roster.key[distributor]
    yield _cast("partner executive", "Jonas Keller", TITLES["partner executive"], partner=partner)
    yield _cast("partner staff", "Lena Roth", TITLES["partner staff"], partner=partner)
    yield _cast("distributor", "Katrin Seidel", TITLES["distributor"], partner=above)


def _cast(
    role: str,
    name: str,
    title: str,
    *,
    partner: str | None = None,
    territory: str | None = None,
) -> Member:
    """Whoever visits the demo comes in as one of these: they read English until they choose otherwise."""
    return Member(CAST[role], name, role, title, "en", partner, territory)


def _new_person(place: Country, at: str, taken: set[str], rng: np.random.Generator) -> tuple[str, str]:
    """Name and e-mail address of somebody from there; a number keeps namesakes apart."""
    name = f"{rng.choice(place.first)} {rng.choice(place.last)}"
    email, number = f"{_mailbox(name)}@{at}", 1
    while email in taken:
        number += 1
        email = f"{_mailbox(name)}{number}@{at}"
    return name, email


def _mailbox(name: str) -> str:
    return slugify(name.replace("ı", "i")).replace("-", ".")
