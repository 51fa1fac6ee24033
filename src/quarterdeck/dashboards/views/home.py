"""The first page: each kind of person has their own."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.company import show_company
from quarterdeck.dashboards.views.door import reads
from quarterdeck.dashboards.views.partners import show_partners


@reads
def home(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What does this person need first?"""
    if not reader.scope.internal:
        return show_company(request, reader)
    return show_partners(request, reader)
