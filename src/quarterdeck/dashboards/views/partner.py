"""One partner: the same page for the vendor and for the partner."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.pages import words
from quarterdeck.dashboards.pages.partner import partner_page
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.course import pictured
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.directory.selectors import get_partner


@reads
def partner(request: HttpRequest, reader: Reader, key: str) -> HttpResponseBase:
    """How is this partner doing, where is it heading, and what to do next?"""
    company = get_partner(reader.scope, key)
    choice = period_of(request, reader)
    if not published(reader, [company.key]):
        context = {"section": "partners", "reader": reader, "partner": company}
        return render(request, "dashboards/partner_new.html", context)
    page = partner_page(reader, company, choice)
    context = {
        "section": "partners",
        "reader": reader,
        "choice": choice,
        "page": page,
        "headline": words.partner_headline(page, choice),
        "under": words.partner_under(page, choice),
        **pictured(page),
        "families_title": words.families_title(page),
        "since": request.GET.get("since", ""),
    }
    return render(request, "dashboards/partner.html", context)
