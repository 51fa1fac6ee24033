"""Why revenue differs from the year before, and who bought."""

from collections.abc import Mapping

from quarterdeck.plans.content import Value
from quarterdeck.reviews.arithmetic.customers import Customers
from quarterdeck.reviews.arithmetic.drivers import Drivers, Part


class Story(Value):
    """Of the whole months `first` to `last` of the reviewed quarter against the same a year before.

    Months by their keys ('2026-07'). `leading` are the products that moved most, by code, `names` what
    they are called. `customers` are None where sales do not name them.
    """

    first: str
    last: str
    drivers: Drivers
    leading: tuple[Part, ...]
    names: Mapping[str, str]
    customers: Customers | None
