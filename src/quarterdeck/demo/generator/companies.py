"""The partners as companies: names, contracts, territories, and the rows of the subjects that hold them."""

from functools import lru_cache

import numpy as np
import pyarrow as pa
from django.utils.text import slugify

from quarterdeck.demo.generator import files
from quarterdeck.demo.generator.channel import Channel
from quarterdeck.demo.generator.places import countries, regions
from quarterdeck.demo.generator.roster import TIERS
from quarterdeck.demo.generator.streams import stream
from quarterdeck.demo.generator.timeline import Days, Ints

AREA = 100  # partners: a country with more is cut into areas of about so many


@lru_cache(maxsize=1)
def names(channel: Channel) -> list[str]:
    """Company names; where a country runs out of them, the city is added."""
    rng = stream(channel.seed, "companies")
    order = [rng.permutation(np.arange(1, len(place.roots))) for place in countries()]
    cast = {0: "Nordlicht Systemhaus"}
    distributors = np.flatnonzero(channel.roster.type == "Distributor")
    cast[int(distributors[0])] = "Havelwerk Distribution"
    seen = [0] * len(countries())
    result = []
    for partner in range(channel.size.partners):
        nth = seen[channel.roster.country[partner]]
        if partner not in cast:
            seen[channel.roster.country[partner]] += 1
        result.append(
            cast.get(partner) or _name(channel, partner, nth, order[channel.roster.country[partner]])
        )
    return result


def _name(channel: Channel, partner: int, nth: int, order: Ints) -> str:
    place = channel.roster.place(partner)
    free = [place.roots[i] for i in order if place.roots[i] != "Havelwerk"]
    root, lap = free[nth % len(free)], nth // len(free)
    match str(channel.roster.type[partner]):
        case "Distributor":
            form = "{root} Distribution"
        case "Software Vendor":
            form = place.forms[-1]
        case _:
            form = place.forms[(nth + lap) % (len(place.forms) - 1)]
    name = form.format(root=root)
    return f"{name} {city(channel, partner)}" if lap else name


def city(channel: Channel, partner: int) -> str:
    place = channel.roster.place(partner)
    return place.cities[partner % len(place.cities)]


def domain(channel: Channel, partner: int) -> str:
    """The cast's companies have short domains."""
    if names(channel)[partner].split()[0] in ("Nordlicht", "Havelwerk"):
        return f"{names(channel)[partner].split()[0].lower()}.example"
    return f"{slugify(names(channel)[partner])}.example"


def signed(channel: Channel) -> Days:
    """Newcomers signed when their story starts, the others one to twelve years before the first month."""
    rng = stream(channel.seed, "contracts")
    days: Days = channel.timeline.months[0] - rng.integers(30, 12 * 365, channel.size.partners)
    for story in channel.stories:
        if story.kind == "newcomer":
            days[story.partner] = channel.timeline.months[story.month] + rng.integers(0, 20)
    return days


def ends(channel: Channel) -> Days:
    """Some contracts have an end; those of the story 'ended' are over."""
    rng = stream(channel.seed, "contract ends")
    days: Days = channel.timeline.months[-1] + rng.integers(60, 900, channel.size.partners)
    days[rng.random(channel.size.partners) < 0.6] = np.datetime64("NaT")
    for story in channel.stories:
        if story.kind == "ended":
            days[story.partner] = channel.timeline.months[story.month] - 1
    return days


def territories(channel: Channel) -> pa.Table:
    """Regions, countries, and in a large channel areas within countries."""
    rows: list[tuple[str, str, str | None, str]] = [
        (key, region.name, None, "region") for key, region in regions().items()
    ]
    rows += [(place.key, place.name, place.region, "country") for place in countries()]
    if _has_areas(channel):
        of = {key: key.rsplit("-", 1)[0] for key in _territory_of(channel)}
        rows += [(key, f"Area {key}", country, "area") for key, country in of.items()]
    columns = zip(*rows, strict=True)
    return pa.table(dict(zip(("territory", "name", "parent", "level"), map(pa.array, columns), strict=True)))


def partners(channel: Channel) -> pa.Table:
    roster = channel.roster
    each = range(channel.size.partners)
    return pa.table(
        {
            "partner": pa.array(roster.key),
            "name": pa.array(names(channel)),
            "type": pa.array(roster.type),
            "tier": files.look_up(TIERS, roster.tier),
            "parent": files.look_up(roster.key, roster.parent),
            "territory": pa.array(_territory_of(channel)),
            "country": files.look_up([place.name for place in countries()], roster.country),
            "city": pa.array([city(channel, partner) for partner in each]),
            "currency": pa.array(roster.currency),
            "measured_on": files.look_up(
                ("sell-in", "sell-through"), (roster.distributor >= 0).astype(np.int64)
            ),
            "fiscal_start": pa.array([roster.place(partner).fiscal_start for partner in each]),
            "signed": files.dates(signed(channel)),
            "ends": files.dates(ends(channel)),
        }
    )


def _has_areas(channel: Channel) -> bool:
    return channel.size.partners >= len(countries()) * AREA


def _territory_of(channel: Channel) -> list[str]:
    codes = np.array([place.key for place in countries()])[channel.roster.country]
    if not _has_areas(channel):
        return [str(code) for code in codes]
    nth = np.arange(channel.size.partners) - np.searchsorted(channel.roster.country, channel.roster.country)
    return [f"{code}-{number // AREA + 1:02}" for code, number in zip(codes, nth, strict=True)]
