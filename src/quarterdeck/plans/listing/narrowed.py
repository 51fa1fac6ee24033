"""Which partners a list is about, as its address says: a region, a manager, a part of the name."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from quarterdeck.dashboards.reader import Reader
from quarterdeck.directory.models import Assignment, Partner, Territory
from quarterdeck.directory.tree import below


class Choice(NamedTuple):
    """A part of a list, by what the address calls it."""

    key: str
    label: str | Promise
    size: int


@dataclass(frozen=True)
class Narrowed:
    """Inside the reader's scope, whatever the address says."""

    reader: Reader
    query: QueryDict

    @property
    def limits(self) -> bool:
        """Whether some partners are left out."""
        return any((self.region, self.manager, self.name))

    @property
    def region(self) -> str:
        return self.asked("region")

    @property
    def manager(self) -> str:
        return self.asked("manager")

    @property
    def name(self) -> str:
        return self.asked("name")

    def asked(self, name: str) -> str:
        """Only the vendor's people ask by territory and manager: the others know of neither."""
        text = self.query.get(name, "").strip()
        return text if (name == "name" or self.reader.scope.internal) and "\0" not in text else ""

    @cached_property
    def partners(self) -> QuerySet[Partner]:
        found = Partner.objects.visible_to(self.reader.scope)
        if self.region:
            found = found.filter(territory__in=below(Territory, [self.region]))
        if self.manager:
            looked_after = Assignment.objects.on(self.reader.today).filter(manager__email=self.manager)
            found = found.filter(pk__in=looked_after.values("partner"))
        if self.name:
            found = found.filter(name__icontains=self.name)
        return found
