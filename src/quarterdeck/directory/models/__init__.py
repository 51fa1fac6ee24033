"""Who is who: the vendor, its territories, partners, people, their roles and assignments."""

from quarterdeck.directory.models.assignment import Assignment
from quarterdeck.directory.models.partner import Partner
from quarterdeck.directory.models.person import Person, Side
from quarterdeck.directory.models.role import Kind, Role
from quarterdeck.directory.models.territory import Territory
from quarterdeck.directory.models.vendor import Vendor

__all__ = ["Assignment", "Kind", "Partner", "Person", "Role", "Side", "Territory", "Vendor"]
