"""Countries and regions of the demo channel, with the names one finds there."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Region:
    """`season` holds twelve factors around 1."""

    key: str
    name: str
    season: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Country:
    key: str
    name: str
    region: str
    currency: str
    language: str
    share: float
    fiscal_start: int
    cities: tuple[str, ...]
    roots: tuple[str, ...]
    forms: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    customers: tuple[str, ...]


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("countries.toml").read_text(encoding="utf-8"))


@cache
def regions() -> dict[str, Region]:
    return {key: Region(key, body["name"], tuple(body["season"])) for key, body in _raw()["regions"].items()}


@cache
def countries() -> tuple[Country, ...]:
    return tuple(
        Country(**{key: _frozen(value) for key, value in body.items()}) for body in _raw()["countries"]
    )


def _frozen(value: object) -> Any:  # noqa: ANN401  TOML holds what it holds
    return tuple(value) if isinstance(value, list) else value
