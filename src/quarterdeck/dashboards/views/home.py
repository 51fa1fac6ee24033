"""The first page: each kind of person has their own."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from quarterdeck.dashboards.pages.lens import lens_of, own_territories
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.channel import show_channel
from quarterdeck.dashboards.views.company import show_company
from quarterdeck.dashboards.views.door import reads
from quarterdeck.dashboards.views.lens import show_lens
from quarterdeck.dashboards.views.partners import show_partners
from quarterdeck.directory.models import Kind

Home = Callable[[HttpRequest, Reader], HttpResponseBase]


@reads
def home(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What does this person need first? The widest of their roles decides."""
    for kind, show in HOMES.items():
        if kind in reader.scope.kinds:
            return show(request, reader)
    return show_company(request, reader)


def show_region(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """The territory that a regional manager answers for; of several, the first, with ways to the others."""
    territories = own_territories(reader)
    if not territories:
        return show_partners(request, reader)
    return show_lens(request, reader, lens_of(reader, "territories", territories[0]), territories[1:])


HOMES: Mapping[str, Home] = {
    Kind.CHIEF: show_channel,
    Kind.OPERATIONS: show_channel,
    Kind.REGIONAL: show_region,
    Kind.MANAGER: show_partners,
}
