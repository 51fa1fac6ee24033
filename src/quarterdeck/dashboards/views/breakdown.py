"""Revenue split, of one partner or of all that its reader sees; and the same as a file."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.pages import breakdown as pages
from quarterdeck.dashboards.pages.drill import Drill, drill_of, level_label
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.directory.selectors import get_partner
from quarterdeck.exports.response import exported


@reads
def breakdown(request: HttpRequest, reader: Reader, key: str | None = None) -> HttpResponseBase:
    """Where does it come from?"""
    drill = _drill(request, reader, key)
    found = pages.breakdown(reader, drill)
    context = {
        "section": "partners",
        "reader": reader,
        "choice": drill.choice,
        "drill": drill,
        "found": found,
        "level": level_label(drill.by),
        "levels": [(name, level_label(name), drill.to(name).address()) for name in drill.levels],
        "trail": pages.trail(reader, drill),
    }
    return render(request, "dashboards/breakdown.html", context)


@reads
def breakdown_file(
    request: HttpRequest, reader: Reader, form: str, key: str | None = None
) -> HttpResponseBase:
    drill = _drill(request, reader, key)
    found = pages.breakdown(reader, drill, every=True)
    table = pages.table(found, reader.currency, internal=reader.scope.internal)
    about = f"partner:{drill.partner.key}" if drill.partner else "portfolio:own"
    return exported(request, reader.person, table, form=form, about=about)


def _drill(request: HttpRequest, reader: Reader, key: str | None) -> Drill:
    partner = None if key is None else get_partner(reader.scope, key)
    return drill_of(reader, request.GET, partner, period_of(request, reader))
