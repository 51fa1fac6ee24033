"""The installation in use: its lake and its cube, put together from the home and the vendor."""

from quarterdeck import subjects
from quarterdeck.cube import CubeSettings, Snapshot, current, publish
from quarterdeck.directory.models import Vendor
from quarterdeck.home import Home
from quarterdeck.lake import Lake


def open_lake(home: Home) -> Lake:
    return Lake(home.lake, subjects.load(home.subjects), locks=home.locks)


def publish_cube(home: Home, lake: Lake) -> Snapshot | None:
    """The snapshot that is current with the lake; None before there is a vendor."""
    vendor = Vendor.objects.first()
    if vendor is None:
        return None
    settings = CubeSettings(calendar=vendor.calendar, currency=vendor.currency)
    publish(lake, home.cube, settings, locks=home.locks)
    return current(home.cube)
