"""The first draft: lines from what was sold, everything else from the last plan or a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quarterdeck.calendar import YEAR
from quarterdeck.directory.models import Partner
from quarterdeck.directory.scope import Scope
from quarterdeck.plans import selectors
from quarterdeck.plans.carrying import in_currency, moved
from quarterdeck.plans.content import LINES, Content, Line, Sold
from quarterdeck.plans.history import divided
from quarterdeck.plans.known_shapes import shape_of
from quarterdeck.plans.models import Plan, Template
from quarterdeck.plans.starting.form import GROWTH, SHAPE
from quarterdeck.plans.starting.growing import suggested_growth
from quarterdeck.plans.starting.known import Known
from quarterdeck.plans.starting.lines import Start, earning_as, grown_lines, named, shaped_lines, starts


@dataclass(frozen=True, slots=True)
class Source:
    """What is taken over besides months; `adds` where its lines are, too: a template's, no older plan's."""

    content: Content | None = None
    adds: bool = False


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


def proposed(known: Known, wishes: Mapping[str, Any], length: int, source: Source | None = None) -> Content:
    """The content of the first draft."""
    source = source or Source()
    carried = _carried(known, length, source.content)
    found = starts(known, Sold(wishes["kind"])) if known.sold else named(wishes["families"])
    found += _of_source(known, carried, found) if source.adds else []
    lines = [
        line.model_copy(update={"earning": earning_as(carried, line.kind, line.sold, known.families)})
        for line in _lines(known, found[:LINES], wishes, length)
    ]
    return Content.model_validate(carried.model_copy(update={"lines": tuple(lines)}).model_dump())


def source_of(scope: Scope, partner: Partner, key: str) -> Source:
    """What 'plan:3' or 'template:4' says. Raises ObjectDoesNotExist."""
    kind, _colon, number = key.partition(":")
    match kind:
        case "plan":
            plan = selectors.get_plan(scope, int(number))
            if plan.partner_id != partner.key:
                raise Plan.DoesNotExist
            return Source(_earned(selectors.current(scope, plan)))
        case "template":
            return Source(Content.model_validate(Template.objects.get(pk=int(number)).content), adds=True)
    return Source()


def _earned(content: Content) -> Content:
    """Of an older plan: what its lines earned and its terms; its goals and promises were for then."""
    nothing: dict[str, Any] = {"investments": (), "goals": (), "strategies": (), "promises": (), "note": ""}
    return content.model_copy(update=nothing)


def _carried(known: Known, length: int, source: Content | None) -> Content:
    if source is None:
        return Content(begins=known.begins.key, length=length, currency=known.currency)
    return in_currency(moved(source, known.begins, length, known.begins.calendar), known.currency)


def _of_source(known: Known, carried: Content, found: Sequence[Start]) -> list[Start]:
    """Lines of a template of which the partner has sold nothing, neither by itself nor within others."""
    taken = {(start.kind, start.sold) for start in found}
    year = (Decimal(0),) * YEAR
    return [
        Start(line.kind, line.sold, line.name, year)
        for line in carried.lines
        if (line.kind, line.sold) not in taken
        and not any(known.year(divided([line], known.history.cells)[line.key]))
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
