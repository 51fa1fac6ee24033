"""Asking the cube to take up what the lake holds."""

from django.utils.translation import gettext as _

from quarterdeck.cube import CubeError, CubeSettings, files, publish
from quarterdeck.directory.errors import NoVendorError
from quarterdeck.directory.models import Vendor
from quarterdeck.directory.selectors import get_vendor
from quarterdeck.home import Home
from quarterdeck.intake.errors import IntakeError, PublishError
from quarterdeck.intake.signals import published
from quarterdeck.intake.workbench import open_lake


def the_vendor() -> Vendor:
    """The vendor. Raises IntakeError before there is one."""
    try:
        return get_vendor()
    except NoVendorError as error:
        raise IntakeError(str(error)) from error


def publish_cube(home: Home) -> str:
    """Bring the figures up to the lake; the data version then. Nothing is done when they are."""
    vendor = the_vendor()
    settings = CubeSettings(calendar=vendor.calendar, currency=vendor.currency)
    before = files.newest(home.cube)
    try:
        version = publish(open_lake(home), home.cube, settings, locks=home.locks)
    except CubeError as error:
        raise PublishError(
            _("The rows are kept, but the figures could not be brought up to date. %(error)s")
            % {"error": error}
        ) from error
    if before is None or before.stem != version:
        published.send_robust(sender=None, data_version=version)
    return version
