"""Control totals: what sources declare, against what is there."""

from django.conf import settings
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import asks, reads
from quarterdeck.directory.access import operations_only
from quarterdeck.directory.request import Request
from quarterdeck.exports.response import exported
from quarterdeck.exports.table import Table
from quarterdeck.intake.labels import label_of
from quarterdeck.quality import services
from quarterdeck.quality.arrivals import arrivals
from quarterdeck.quality.control import Compared, compare, declared, measure_of
from quarterdeck.quality.desk import desk
from quarterdeck.quality.models import ControlTotal
from quarterdeck.quality.services import QualityError


@operations_only
@reads
def control(request: Request, reader: Reader) -> HttpResponseBase:
    return page(request, reader)


def page(request: Request, reader: Reader, *, error: str = "", status: int = 200) -> HttpResponseBase:
    """The page; `error` says what was wrong with what was just sent."""
    found = _compared(reader)
    context = {
        "section": "data",
        "reader": reader,
        "found": found,
        "off": sum(not one.agrees for one in found),
        "subjects": [(one.name, label_of(one)) for one in reader.lake.catalogue.facts],
        "sources": sorted({one.source for one in arrivals()}),
        "sent": request.POST,
        "error": error,
    }
    return render(request, "quality/control.html", context, status=status)


@require_POST
@operations_only
@asks
def declare(request: Request, reader: Reader) -> HttpResponseBase:
    try:
        services.declare(
            actor=reader.person,
            catalogue=reader.lake.catalogue,
            **{
                name: request.POST.get(name, "").strip()
                for name in ("subject", "source", "month", "currency", "total", "rows")
            },
        )
    except QualityError as error:
        return page(request, reader, error=str(error), status=422)
    messages.success(request, _("Kept, and compared below."))
    return redirect("data_control")


@require_POST
@operations_only
def removal(request: Request, pk: int) -> HttpResponseBase:
    services.remove_control_total(actor=request.user, total=get_object_or_404(ControlTotal, pk=pk))
    messages.success(request, _("Removed."))
    return redirect("data_control")


@operations_only
@reads
def control_file(request: Request, reader: Reader, form: str) -> HttpResponseBase:
    headings = (
        _("Subject"), _("Source"), _("Month"), _("Currency"), _("Measure"), _("Declared rows"),
        _("Rows"), _("Rows off"),
        _("Declared total"), _("Total"), _("Total off"), _("Imports"),
    )  # fmt: skip
    rows = (
        (
            one.declared.subject,
            one.declared.source,
            one.declared.month,
            one.declared.currency,
            measure_of(reader.lake.catalogue[one.declared.subject], one.declared),
            one.declared.rows,
            one.rows,
            one.rows_off,
            one.declared.total,
            one.total,
            one.total_off,
            ", ".join(one.imports),
        )
        for one in _compared(reader)
    )
    return exported(
        request, reader.person, Table(_("Control totals"), headings, rows), form=form, about="data:control"
    )


def _compared(reader: Reader) -> list[Compared]:
    """Asked of the rows as they are now, so that a correction shows at once."""
    wanted = declared(settings.HOME.mappings, reader.lake.catalogue)
    if not wanted:
        return []
    basis = reader.vendor.target_basis
    with desk(reader.snapshot, reader.lake, today=reader.today, basis=basis, arrivals=arrivals()) as opened:
        return compare(opened, wanted)
