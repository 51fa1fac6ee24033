"""Can people trust today's numbers?"""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import reads
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.quality.pages import data_page
from quarterdeck.quality.tasks import look_over


@operations_only
@reads
def data(request: Request, reader: Reader) -> HttpResponseBase:
    context = {"section": "data", "reader": reader, "page": data_page(reader)}
    return render(request, "quality/data.html", context)


@require_POST
@operations_only
def examination(request: Request) -> HttpResponseBase:
    """Look over everything again, in the background. It changes nothing that anybody wrote."""
    look_over.enqueue()
    messages.success(request, _("The data is being looked over. Come back in a minute."))
    return redirect("data")
