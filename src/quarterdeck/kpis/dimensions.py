"""Dimensions: the names figures are grouped and filtered by, and what each is in SQL.

In a query `f` is the fact, `p` its partner, `r` its product, `o` its owner today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from quarterdeck.kpis.errors import QuestionError, hint
from quarterdeck.lake import sql
from quarterdeck.subjects import Catalogue

Kind = Literal["time", "partner", "manager", "product", "partner column", "product column", "place", "column"]
Owner = Literal["then", "today"]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A name to group by. `keys_of` is the subject whose keys its values are, if any."""

    name: str
    kind: Kind
    keys_of: str | None = None
    internal: bool = False

    def value(self, columns: frozenset[str], owner: Owner) -> str | None:
        """SQL of its value for a row of a fact with these columns; None when the fact has none."""
        own = f"f.{sql.name(self.name)}" if self.name in columns else None
        if _NEEDED.get(self.kind, self.name) not in columns:
            return own
        match self.kind:
            case "manager" if owner == "today":
                return "if(f.partner IS NULL, f.manager, o.manager)"
            case "product":
                return "coalesce(r.code, f.product)"
            case "product column":
                return f"coalesce({own}, r.{self.name})" if own else f"r.{self.name}"
            case "partner column":
                return f"p.{self.name}"
            case "place":
                return "p.territory" if self.name == "territory" else f"p.{sql.name(f'level_{self.name}')}"
        return own


# The column of a fact by which a dimension of that kind is looked up.
_NEEDED: Mapping[Kind, str] = {"partner column": "partner", "place": "partner", "product column": "product"}
_FIXED = (
    Dimension("partner", "partner", "partners"),
    Dimension("parent", "partner column", "partners"),
    Dimension("type", "partner column"),
    Dimension("tier", "partner column"),
    Dimension("territory", "place", "territories"),
    Dimension("country", "partner column"),
    Dimension("city", "partner column"),
    Dimension("manager", "manager", "people"),
    Dimension("product", "product", "products"),
    Dimension("family", "product column"),
    Dimension("category", "product column"),
    Dimension("month", "time"),
    Dimension("quarter", "time"),
    Dimension("half", "time"),
    Dimension("year", "time"),
)


def dimensions(subjects: Catalogue, levels: Iterable[str]) -> dict[str, Dimension]:
    """Every dimension by name: those above, the levels of territories, and what facts declare.

    Where a name is taken the earlier one stays: `country` is the partner's, also where a level is
    called so.
    """
    known = {dimension.name: dimension for dimension in _FIXED}
    for level in levels:
        known.setdefault(level, Dimension(level, "place", "territories"))
    for subject in subjects.facts:
        for column in subject.dimensions:
            own = Dimension(column.name, "column", column.references, column.internal)
            known.setdefault(column.name, own)
    return known


def find(known: Mapping[str, Dimension], name: str, *, internal: bool) -> Dimension:
    """The dimension `name`. Raises QuestionError, in the same words for unknown and internal ones."""
    visible = {key: value for key, value in known.items() if internal or not value.internal}
    if name not in visible:
        raise QuestionError(_("There is no dimension '%(name)s'.") % {"name": name} + hint(name, visible))
    return visible[name]
