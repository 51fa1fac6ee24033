"""The first page of the partner side: of an executive, of staff, of a distributor."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from quarterdeck.dashboards.charts.months import months_chart
from quarterdeck.dashboards.pages import company_words, words
from quarterdeck.dashboards.pages.company import company
from quarterdeck.dashboards.pages.distributor import distributor
from quarterdeck.dashboards.pages.mix import mix
from quarterdeck.dashboards.pages.portfolio import published
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.tour import tour
from quarterdeck.dashboards.views.course import pictured
from quarterdeck.dashboards.views.door import period_of
from quarterdeck.dashboards.views.partners import show_partners
from quarterdeck.directory.models import Kind, Partner
from quarterdeck.directory.selectors import get_partner


def show_company(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """By what the reader is there; who belongs to several companies starts from the list of them."""
    scope = reader.scope
    if not published(reader, scope.own):
        return _nothing_yet(request, reader)
    if Kind.DISTRIBUTOR in scope.kinds:
        return _distributor(request, reader)
    if len(scope.own) != 1:
        return show_partners(request, reader)
    partner = get_partner(scope, *scope.own)
    if Kind.EXECUTIVE in scope.kinds:
        return _executive(request, reader, partner)
    return _staff(request, reader, partner)


def _executive(request: HttpRequest, reader: Reader, partner: Partner) -> HttpResponseBase:
    """How do we stand, and what do we do next?"""
    choice = period_of(request, reader)
    found = company(reader, partner, choice)
    page = found.page
    context = {
        "section": "home",
        "reader": reader,
        "choice": choice,
        "company": found,
        "page": page,
        "headline": company_words.headline(page, choice),
        "under": company_words.under(page, choice),
        **pictured(page),
        "families_title": words.families_title(page),
        "tour": tour(reader.person, deals=False),
    }
    return render(request, "dashboards/home_executive.html", context)


def _staff(request: HttpRequest, reader: Reader, partner: Partner) -> HttpResponseBase:
    """Which deals need us, and what is new in what we sell?"""
    choice = period_of(request, reader)
    found = company(reader, partner, choice)
    context = {
        "section": "home",
        "reader": reader,
        "choice": choice,
        "company": found,
        "page": found.page,
        "headline": company_words.deals_headline(found.deals),
        "standing": company_words.headline(found.page, choice),
        "mix": mix(reader, [partner.key], choice),
        "tour": tour(reader.person, deals=True),
    }
    return render(request, "dashboards/home_staff.html", context)


def _distributor(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What did we buy, what went through, and which resellers need us?"""
    choice = period_of(request, reader)
    found = distributor(reader, choice)
    flows = [
        ("bought", found.bought, words.flow_title(found.bought)),
        ("through", found.through, words.flow_title(found.through)),
    ]
    context = {
        "section": "home",
        "reader": reader,
        "choice": choice,
        "company": found,
        "headline": company_words.flows_headline(found.bought.figure, found.through.figure, choice),
        "tour": tour(reader.person, deals=True),
        "flows": [(name, flow, title, months_chart(flow.months, title)) for name, flow, title in flows],
    }
    return render(request, "dashboards/home_distributor.html", context)


def _nothing_yet(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Nobody's company, or one that is in the directory a moment before it is in the cube."""
    if len(reader.scope.own) != 1:
        return show_partners(request, reader)
    partner = get_partner(reader.scope, *reader.scope.own)
    context = {"section": "home", "reader": reader, "partner": partner}
    return render(request, "dashboards/partner_new.html", context)
