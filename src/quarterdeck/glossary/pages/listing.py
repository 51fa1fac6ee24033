"""All KPIs that somebody may see, by what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarterdeck.kpis import Definitions, Kpi
from quarterdeck.kpis.declared import GROUPS

TITLES: dict[str, str | Promise] = {
    "Sales": gettext_lazy("Sales"),
    "Targets": gettext_lazy("Targets"),
    "Pipeline": gettext_lazy("Pipeline"),
    "Activity": gettext_lazy("Activity"),
    "Comparisons": gettext_lazy("Comparisons"),
}
"""The groups of the built-in KPIs, in the order of the glossary."""
_GROUP_OF = {kpi.name: group for group, kpis in GROUPS.items() for kpi in kpis}


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    kpis: Sequence[Kpi]


def groups(known: Definitions, vendor: str, *, internal: bool, wanted: str = "") -> list[Group]:
    """The KPIs whose name, question or meaning has every wanted word; a vendor's own come last."""
    words = wanted.casefold().split()
    found: dict[str, list[Kpi]] = {}
    for kpi in known.visible(internal=internal).values():
        said = f"{kpi.name} {kpi.label} {kpi.question} {kpi.words}".casefold()
        if all(word in said for word in words):
            found.setdefault(_GROUP_OF.get(kpi.name, ""), []).append(kpi)
    titles = {name: str(title) for name, title in TITLES.items()} | {"": own_title(vendor)}
    return [Group(title, found[name]) for name, title in titles.items() if name in found]


def group_title(kpi: Kpi, vendor: str) -> str:
    """What a KPI is about."""
    group = _GROUP_OF.get(kpi.name)
    return str(TITLES[group]) if group else own_title(vendor)


def own_title(vendor: str) -> str:
    return _("Defined by %(vendor)s") % {"vendor": vendor}
