"""The first draft: lines from what was sold, everything else from the last plan or a template."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quarterdeck.directory.models import Partner
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.carrying import in_currency, moved
from quarterdeck.plans.content import LINES, Content, Line, Sold
from quarterdeck.plans.known_shapes import shape_of
from quarterdeck.plans.models import Plan, Template
from quarterdeck.plans.starting.form import GROWTH, SHAPE
from quarterdeck.plans.starting.growing import suggested_growth
from quarterdeck.plans.starting.known import Known
from quarterdeck.plans.starting.lines import Start, earning_as, grown_lines, named, shaped_lines, starts


def wished(known: Known, kind: Sold, source: str) -> dict[str, Any]:
    """What is chosen for the lines until somebody changes it."""
    return {
        "kind": kind.value,
        "way": GROWTH if known.sold else SHAPE,
        "growth": suggested_growth(known),
        "cleaned": False,
        "shape": "ramp" if not known.sold else "steady",
        "annual": known.target or (known.total if known.sold else None),
        "families": [],
        "source": source,
    }


def first_kind(known: Known) -> Sold:
    """By family where the partner sells of more than one, else by product."""
    return Sold.FAMILY if len({family for family, _product in known.history.cells}) > 1 else Sold.PRODUCT


def proposed(known: Known, wishes: Mapping[str, Any], length: int, source: Content | None) -> Content:
    """The content of the first draft."""
    carried = _carried(known, length, source)
    found = starts(known, Sold(wishes["kind"])) if known.sold else named(wishes["families"])
    found += _of_source(carried, found)
    lines = _lines(known, found[:LINES], wishes, length)
    if source is not None:
        earned = [earning_as(carried, line.kind, line.sold) for line in lines]
        lines = [
            line.model_copy(update={"earning": earning}) for line, earning in zip(lines, earned, strict=True)
        ]
    return Content.model_validate(carried.model_copy(update={"lines": tuple(lines)}).model_dump())


def source_of(scope: Scope, partner: Partner, key: str) -> Content | None:
    """What 'plan:3' or 'template:4' says; None for nothing. Raises ObjectDoesNotExist."""
    kind, _colon, number = key.partition(":")
    match kind:
        case "plan":
            plan = selectors.get_plan(scope, int(number))
            if plan.partner_id != partner.key:
                raise Plan.DoesNotExist
            return _earned(selectors.current(scope, plan))
        case "template":
            return Content.model_validate(Template.objects.get(pk=int(number)).content)
    return None


def _earned(content: Content) -> Content:
    """Of an older plan: what its lines earned and its terms; its goals and promises were for then."""
    nothing: dict[str, Any] = {"investments": (), "goals": (), "strategies": (), "promises": (), "note": ""}
    return content.model_copy(update=nothing)


def _carried(known: Known, length: int, source: Content | None) -> Content:
    if source is None:
        return Content(begins=known.begins.key, length=length, currency=known.currency)
    return in_currency(moved(source, known.begins, length, known.begins.calendar), known.currency)


def _of_source(carried: Content, found: Sequence[Start]) -> list[Start]:
    """Lines of the last plan or template that the partner has not sold."""
    taken = {(start.kind, start.sold) for start in found}
    year = (Decimal(0),) * 12
    return [
        Start(line.kind, line.sold, line.name, year)
        for line in carried.lines
        if (line.kind, line.sold) not in taken
    ]


def _lines(known: Known, found: Sequence[Start], wishes: Mapping[str, Any], length: int) -> list[Line]:
    if known.sold and wishes["way"] != SHAPE:
        rate = wishes["growth"] / 100
        return grown_lines(found, rate=rate, clean=wishes["cleaned"], length=length, currency=known.currency)
    return shaped_lines(
        found,
        shape_of(wishes["shape"]),
        begins=known.begins.number,
        annual=wishes["annual"] or Decimal(0),
        length=length,
        currency=known.currency,
    )
