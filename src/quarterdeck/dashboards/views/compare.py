"""Partners side by side; and the same as a file."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.dashboards.charts.sparkline import sparkline
from quarterdeck.dashboards.pages import compare as pages
from quarterdeck.dashboards.pages import compare_words
from quarterdeck.dashboards.pages.portfolio import COURSE
from quarterdeck.dashboards.periods import PeriodChoice, around, span_name
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.views.door import period_of, reads
from quarterdeck.directory.models import Partner
from quarterdeck.directory.selectors import get_partner
from quarterdeck.exports.response import exported


@reads
def compare(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """How do these partners differ?"""
    partners, choice = _partners(request, reader), period_of(request, reader)
    keys = [partner.key for partner in partners]
    wanted = request.GET.get("name", "").strip()
    found = pages.named(reader, wanted, keys) if wanted else []
    if len(found) == 1 and len(keys) < pages.MOST:
        return redirect(_address([*keys, found[0].key], choice))
    context = {
        "section": "partners",
        "reader": reader,
        "choice": choice,
        "partners": [(one, _without(keys, one.key, choice)) for one in partners],
        "wanted": wanted,
        "found": [(one, _address([*keys, one.key], choice)) for one in found],
        "full": len(keys) == pages.MOST,
        "too_many": len(set(request.GET.getlist("partner"))) > pages.MOST,
        "most": pages.MOST,
    }
    if len(partners) >= pages.FEWEST:
        context |= _compared(reader, partners, choice)
    return render(request, "dashboards/compare.html", context)


@reads
def compare_file(request: HttpRequest, reader: Reader, form: str) -> HttpResponseBase:
    partners, choice = _partners(request, reader), period_of(request, reader)
    if len(partners) < pages.FEWEST:
        raise Http404
    table = pages.table(pages.compare(reader, partners, choice), choice, reader.currency)
    about = "partners:" + ",".join(partner.key for partner in partners)
    return exported(request, reader.person, table, form=form, about=about)


def _compared(reader: Reader, partners: list[Partner], choice: PeriodChoice) -> dict[str, object]:
    found = pages.compare(reader, partners, choice)
    says = _("revenue of the last 24 months")
    return {
        "comparison": found,
        "headline": compare_words.headline(found),
        "under": compare_words.under(found),
        "course_months": span_name(
            around(reader.today, "month", reader.snapshot.calendar, before=COURSE - 1, after=0)
        ),
        "courses_title": compare_words.courses_title(found, reader.currency),
        "courses": [
            (partner, sparkline(course, says, largest=found.largest))
            for partner, course in zip(partners, found.courses, strict=True)
        ],
    }


def _partners(request: HttpRequest, reader: Reader) -> list[Partner]:
    """Those the address names, each once, five at most. Who sees one company has none to compare it with."""
    if not reader.scope.internal and len(reader.scope.partners) < pages.FEWEST:
        raise Http404
    keys = list(dict.fromkeys(request.GET.getlist("partner")))
    return [get_partner(reader.scope, key) for key in keys][: pages.MOST]


def _address(keys: list[str], choice: PeriodChoice) -> str:
    query = [*(("partner", key) for key in keys), ("period", choice.key)]
    return f"{reverse('compare')}?{urlencode(query)}"


def _without(keys: list[str], key: str, choice: PeriodChoice) -> str:
    return _address([one for one in keys if one != key], choice)
