"""Random numbers that can be repeated."""

import zlib

import numpy as np


def stream(seed: int, *purpose: str | int) -> np.random.Generator:
    """A generator of its own for each purpose, so that changing one part leaves the others as they were."""
    words = [zlib.crc32(str(part).encode()) for part in purpose]
    return np.random.default_rng([seed, *words])


def apportion(total: int, shares: list[float], *, least: int = 0) -> list[int]:
    """Split `total` by `shares` into whole numbers that add up, each at least `least`."""
    exact = np.asarray(shares) / sum(shares) * (total - least * len(shares))
    counts = np.floor(exact).astype(int)
    order = np.argsort(counts - exact, kind="stable")
    counts[order[: total - least * len(shares) - counts.sum()]] += 1
    return [int(count) + least for count in counts]
