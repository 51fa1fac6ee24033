"""Today can be pinned, for a block and a thread of its own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from quarterdeck.calendar import pinned_today, today

DAY = date(2013, 11, 30)


def test_unpinned_it_is_today():
    assert (datetime.now(UTC).date() - today()).days in (0, 1)


def test_pinned_and_back():
    with pinned_today(DAY):
        assert today() == DAY
        with pinned_today(date(2000, 1, 1)):
            assert today() == date(2000, 1, 1)
        assert today() == DAY
    assert today() != DAY


def test_none_leaves_the_clock_in_charge():
    with pinned_today(DAY), pinned_today(None):
        assert today() != DAY


def test_is_put_back_after_an_error():
    with pytest.raises(ZeroDivisionError), pinned_today(DAY):
        1 / 0  # noqa: B018
    assert today() != DAY


def test_other_threads_are_not_pinned():
    with pinned_today(DAY), ThreadPoolExecutor(1) as pool:
        assert pool.submit(today).result() != DAY
