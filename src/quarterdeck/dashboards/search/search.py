"""Everything that answers a word, by what it is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from quarterdeck.dashboards.pages.drill import level_label, lookup, places_of
from quarterdeck.dashboards.reader import Reader
from quarterdeck.dashboards.search.fold import Thing, fitting, fold, resembling
from quarterdeck.dashboards.search.partners import partners
from quarterdeck.kpis import definitions

LONGEST = 80  # of what somebody types
LENSES = {"manager": "managers", "type": "types", "family": "families"}
ENOUGH = 3  # letters before a mistyped word is guessed at


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, what it is besides its name, and its page."""

    name: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind."""

    label: str
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `guessed`: nothing is called so, this is what may have been meant."""

    groups: Sequence[Group]
    guessed: bool = False

    @property
    def count(self) -> int:
        return sum(len(group.hits) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Search:
    """One word, looked for among all that the reader may open."""

    reader: Reader
    wanted: str
    most: int
    guess: bool = False

    def groups(self) -> list[Group]:
        return [Group(label, hits) for label, hits in self._every() if hits]

    def _every(self) -> Iterator[tuple[str, list[Hit]]]:
        yield _("Partners"), self._partners()
        if self.reader.scope.internal:
            yield _("Managers"), self._managers()
        if not self.reader.at_home:
            for level in places_of(self.reader):
                yield level_label(level), self._values(level)
            yield _("Types"), self._values("type")
        yield _("Product families"), self._values("family")
        yield _("Products"), self._values("product")
        yield _("Figures"), self._kpis()

    def _partners(self) -> list[Hit]:
        return [
            Hit(
                one.name,
                " · ".join(filter(None, (one.key, one.type, one.city))),
                reverse("partner", args=[one.key]),
            )
            for one in partners(self.reader, self.wanted, most=self.most, guess=self.guess)
        ]

    def _managers(self) -> list[Hit]:
        """Those who look after a partner, or did."""
        managing = {key for (key,) in self.reader.snapshot.query("SELECT DISTINCT manager FROM managers")}
        return self._values("manager", managing)

    def _values(self, name: str, among: Collection[str] | None = None) -> list[Hit]:
        """Keys and names of a dimension, as far as the reader's scope knows them."""
        values, dimension = lookup(self.reader, name)
        known = [one for one in values.known(dimension).items() if among is None or one[0] in among]
        hits = self._among(known, lambda one: one)
        return [
            Hit(label, "" if label == key else key, address_of(self.reader, name, key)) for key, label in hits
        ]

    def _kpis(self) -> list[Hit]:
        every = definitions().visible(internal=self.reader.scope.internal).values()
        hits = self._among(every, lambda kpi: (str(kpi.label), kpi.name))
        return [
            Hit(str(kpi.label), str(kpi.question), reverse("glossary_kpi", args=[kpi.name])) for kpi in hits
        ]

    def _among(self, things: Iterable[Thing], texts: Callable[[Thing], Iterable[str]]) -> list[Thing]:
        look = resembling if self.guess else fitting
        return look(things, texts, self.wanted, self.most)


def search(reader: Reader, text: str, *, most: int) -> Found:
    """What is called so, at most so many of each kind; else what may have been meant."""
    wanted = fold(text.replace("\0", ""))[:LONGEST].strip()
    if not wanted:
        return Found([])
    groups = Search(reader, wanted, most).groups()
    if groups or len(wanted) < ENOUGH:
        return Found(groups)
    return Found(Search(reader, wanted, most, guess=True).groups(), guessed=True)


def address_of(reader: Reader, dimension: str, key: str) -> str:
    """The page of one value: for vendor people the part of the channel, for others a split."""
    if reader.scope.internal and dimension != "product":
        return reverse("lens", args=[LENSES.get(dimension, "territories"), key])
    query = urlencode({dimension: key})
    if reader.at_home:
        return f"{reverse('breakdown', args=[*reader.scope.partners])}?{query}"
    return f"{reverse('breakdown_all')}?{query}"
