"""The models, by statsforecast. Imported when a forecast is made, and no sooner."""

import numpy as np
from statsforecast.models import TSB, AutoETS

LEVEL = 80
"""Four times out of five."""
RECENT = 24

Numbers = list[tuple[float, float, float]]
"""Lower edge, middle, upper edge of every month."""


def smoothed(numbers: list[float], ahead: int, *, model: str, season: int) -> Numbers:
    """Exponential smoothing: of the models that `model` leaves open, the one of the best AICc."""
    with np.errstate(all="ignore"):  # of a model with as many parameters as months, which is not chosen
        found = AutoETS(season_length=season, model=model).forecast(np.array(numbers), ahead, level=[LEVEL])
    return _rows(found[f"lo-{LEVEL}"], found["mean"], found[f"hi-{LEVEL}"])


def now_and_then(numbers: list[float], ahead: int) -> Numbers:
    """Teunter, Syntetos and Babai: how often times how much, dying away where no sale comes any more.

    The band of a single month is what four out of five of the recent ones lay in.
    """
    middle = TSB(alpha_d=0.1, alpha_p=0.1).forecast(np.array(numbers), ahead)["mean"]
    lower, upper = np.quantile(numbers[-RECENT:], [0.1, 0.9])
    return _rows(np.full(ahead, lower), middle, np.full(ahead, upper))


def _rows(lower: np.ndarray, middle: np.ndarray, upper: np.ndarray) -> Numbers:
    """The middle of a skewed course may lie beyond an edge: the band then reaches to it."""
    edges = np.minimum(lower, middle), middle, np.maximum(upper, middle)
    return [(float(low), float(mid), float(high)) for low, mid, high in zip(*edges, strict=True)]
