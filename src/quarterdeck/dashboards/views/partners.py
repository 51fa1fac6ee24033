"""My partners, and the same as a file."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from quarterdeck.dashboards.pages import roster, words
from quarterdeck.dashboards.pages.filtered import FILTERS, filtered, offered
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.exports.response import exported


@reads
def partners(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Who needs me today? A partner's own people go straight to their company."""
    if reader.at_home:
        return redirect("partner", *reader.scope.partners)
    return show_partners(request, reader)


def show_partners(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """The list itself."""
    choice = period_of(request, reader)
    everyone = filtered(reader, choice, request.GET)
    few = any(request.GET.get(name) for name in FILTERS)
    nobody = few and not everyone.rows
    context = {
        "section": "partners",
        "reader": reader,
        "choice": choice,
        "portfolio": everyone,
        "filtered": few,
        "headline": _("No partner fits.") if nobody else words.portfolio_headline(everyone),
        "under": words.portfolio_under(everyone, choice),
        "overview": roster.bullet(everyone.total),
        "roster": roster.roster(everyone, request.GET, offered(reader)),
    }
    return render(request, "dashboards/partners.html", context)


@reads
def partners_file(request: HttpRequest, reader: Reader, form: str) -> HttpResponseBase:
    """All partners of the reader, as they are sorted and filtered on the page."""
    choice = period_of(request, reader)
    everyone = filtered(reader, choice, request.GET)
    table = roster.table(everyone, choice, request.GET, reader.currency)
    return exported(request, reader.person, table, form=form, about="portfolio:own")
