"""KPIs over a catalogue of subjects, read and checked."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from django.utils.translation import gettext as _

from quarterdeck.kpis.errors import FormulaError, QuestionError, hint
from quarterdeck.kpis.formula import Formula, read, words
from quarterdeck.kpis.formula.walk import fields, refs
from quarterdeck.kpis.parts import PartOf, parts_of
from quarterdeck.kpis.record import Kpi
from quarterdeck.kpis.rules import Rules
from quarterdeck.subjects import Catalogue


class Definitions(Mapping[str, Kpi]):
    """KPIs by name over a catalogue of subjects, and the rules by which some partners are judged.

    Raises FormulaError when a formula cannot be read, runs in a circle, or shows partners what is
    internal.
    """

    def __init__(self, kpis: Iterable[Kpi], catalogue: Catalogue, rules: Rules | None = None) -> None:
        self.subjects = catalogue
        self.rules = rules or Rules()
        self._kpis = {kpi.name: kpi for kpi in kpis}
        self._formulas = {name: self.read(kpi.formula) for name, kpi in self._kpis.items()}
        for kpi in self._kpis.values():
            self.check(kpi)

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __getitem__(self, name: str) -> Kpi:
        return self._kpis[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kpis)

    def __len__(self) -> int:
        return len(self._kpis)

    def formula(self, name: str) -> Formula:
        return self._formulas[name]

    def read(self, text: str) -> Formula:
        """A formula over these subjects and KPIs. Raises FormulaError."""
        return read(text, kpis=self._kpis, subjects=self.subjects)

    def check(self, kpi: Kpi) -> None:
        """Raise FormulaError unless `kpi` could stand among (or replace one of) these KPIs."""
        formula = self.read(kpi.formula)
        self._check_circle(kpi.name, formula)
        if kpi.access == "public":
            self._check_public(kpi.name, formula)
        for text in (kpi.target, kpi.thresholds.of if kpi.thresholds else None):
            if text:
                self._check_access(kpi, self.read(text))

    def visible(self, *, internal: bool) -> Mapping[str, Kpi]:
        """What someone may see: partners never learn that internal KPIs exist."""
        return self._kpis if internal else self._public

    def find(self, name: str, *, internal: bool) -> Kpi:
        """The KPI `name`. Raises QuestionError, in the same words for unknown and internal ones."""
        known = self.visible(internal=internal)
        if name not in known:
            raise QuestionError(_("There is no KPI '%(name)s'.") % {"name": name} + hint(name, known))
        return known[name]

    @cached_property
    def taken_apart(self) -> "Definitions":
        """The same KPIs and, as KPIs of their own, the parts of each."""
        parts = [part.kpi for name in self._kpis for part in self.parts(name)]
        return Definitions([*self._kpis.values(), *parts], self.subjects, self.rules)

    def parts(self, name: str) -> list[PartOf]:
        """What the value of a KPI is made of, in one step."""
        return parts_of(self._kpis[name], self._formulas[name], self._kpis)

    def completions(self, *, internal: bool) -> dict[str, str]:
        """The words a formula may hold, each with what it means."""
        labels = {name: str(kpi.label) for name, kpi in self.visible(internal=internal).items()}
        return words(labels, self.subjects, internal=internal)

    @cached_property
    def _public(self) -> dict[str, Kpi]:
        return {name: kpi for name, kpi in self._kpis.items() if kpi.access == "public"}

    def _check_circle(self, name: str, formula: Formula, path: tuple[str, ...] = ()) -> None:
        for ref in refs(formula):
            if ref.name == name:
                circle = " -> ".join((name, *path, name))
                raise FormulaError(
                    _("'%(name)s' would need itself: %(circle)s.") % {"name": name, "circle": circle},
                    position=ref.position,
                    length=len(ref.name),
                )
            if ref.name not in path:
                self._check_circle(name, self._formulas[ref.name], (*path, ref.name))

    def _check_access(self, kpi: Kpi, formula: Formula) -> None:
        if kpi.access == "public":
            self._check_public(kpi.name, formula)

    def _check_public(self, name: str, formula: Formula) -> None:
        for field in fields(formula):
            if field.internal:
                raise FormulaError(
                    _("'%(name)s' is public, but uses the internal '%(subject)s.%(name_2)s'.")
                    % {"name": name, "subject": field.subject, "name_2": field.name}
                )
        for ref in refs(formula):
            if self._kpis[ref.name].access == "internal":
                raise FormulaError(
                    _("'%(name)s' is public, but uses the internal KPI '%(name_2)s'.")
                    % {"name": name, "name_2": ref.name},
                    position=ref.position,
                    length=len(ref.name),
                )
