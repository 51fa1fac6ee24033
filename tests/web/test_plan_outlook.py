"""The continuation is worked out once, in the background; until then the page says so."""

import html
import re

from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast
from tests.web.actors import body_of, browser_of
from tests.web.plans import KEPT, SHARED

from quarterdeck.plans.tasks import continue_series


def told(actor: str, cast: Cast, pk: int = SHARED) -> str:
    answer = browser_of(actor, cast).get(reverse("plan_outlook", args=[pk]))
    assert answer.status_code == 200
    text = re.sub(r"<script.*?</script>", " ", body_of(answer).decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split()).replace("\u00a0", " ")


def waiting() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__endswith="continue_series"))


def test_from_being_worked_out_to_the_grey_line(channel: Cast):
    """P-1 sold 3,003 a month for sixteen months; the plan asks for 3,002, then 3,004, and so on."""
    for actor in ("executive", "manager"):
        assert "is worked out as soon as the background work runs again" in told(actor, channel)
    (task,) = waiting()
    sold, currency = task.args_kwargs["args"]
    assert (set(sold), len(sold), currency) == ({"3003.00"}, 16, "EUR")
    continue_series.func(sold, currency)
    for actor in ("executive", "manager", "operations"):
        found = told(actor, channel)
        assert "It asks for as much in its first year as was sold before" in found
        assert "35 of 36 months lie above the band, the first of them February 2027." in found
        assert "1 of 36 months lies below the band: January 2027." in found
        assert "worked out" not in found
    told("manager", channel, KEPT)
    assert len(waiting()) == 1
