"""What rooms above are told: how each import ended, and when the figures are new."""

from collections.abc import Iterator

import pytest
from tests.intake.desk import Desk, sale, sales

from quarterdeck.intake.errors import EmptyFileError
from quarterdeck.intake.services import undo_import
from quarterdeck.intake.signals import import_finished, published


@pytest.fixture
def told(desk: Desk) -> Iterator[list[str]]:
    """What was said, in order; somebody else who listens fails each time."""
    said: list[str] = []

    def finished(row, **more):
        said.append(f"import {row.status}, figures {row.data_version or 'as before'}")

    def new_figures(data_version, **more):
        said.append(f"figures {data_version}")

    def broken(**more):
        raise RuntimeError("a listener's own trouble")

    for signal, listener in (
        (import_finished, broken),
        (import_finished, finished),
        (published, new_figures),
    ):
        signal.connect(listener)
    yield said
    for signal, listener in (
        (import_finished, broken),
        (import_finished, finished),
        (published, new_figures),
    ):
        signal.disconnect(listener)


def test_every_end_is_told_after_the_figures_are_new(desk: Desk, told: list[str]):
    row = desk.bring(sales(sale(1)), publish=True)
    desk.bring(sales(sale(1)), publish=True)
    with pytest.raises(EmptyFileError):
        desk.bring("line,date\n")
    undo_import(actor=None, row=row, home=desk.home)
    assert told == [
        "figures 000001",
        "import done, figures 000001",
        "import done, figures 000001",
        "import failed, figures as before",
        "figures 000002",
        "import undone, figures 000002",
    ]
