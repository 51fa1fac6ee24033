"""Keeping saved mappings in order."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from quarterdeck.audit.services import record
from quarterdeck.directory.models import Person
from quarterdeck.home import Home
from quarterdeck.intake.errors import MappingError
from quarterdeck.intake.mapping.saved import check_name
from quarterdeck.intake.request import check_may_import
from quarterdeck.intake.settling import saved


def rename_mapping(*, actor: Person, name: str, new: str, home: Home) -> None:
    """Raises MappingError for an unknown mapping, and for a name that is taken or cannot be one."""
    check_may_import(actor)
    path, target = _path(home, name), home.mappings / f"{check_name(new)}.toml"
    if target.exists():
        raise MappingError(_("There is a mapping '%(new)s' already.") % {"new": new})
    with transaction.atomic():
        record(actor=actor, action="mapping.renamed", object=f"mapping:{name}", after={"name": new})
        path.rename(target)


def delete_mapping(*, actor: Person, name: str, home: Home) -> None:
    """Raises MappingError for an unknown mapping."""
    check_may_import(actor)
    path = _path(home, name)
    with transaction.atomic():
        before = {"text": path.read_text(encoding="utf-8")}
        record(actor=actor, action="mapping.deleted", object=f"mapping:{name}", before=before)
        path.unlink()


def _path(home: Home, name: str) -> Path:
    """Only what is listed is touched: a name is no path."""
    if name not in saved(home):
        raise MappingError(_("There is no mapping '%(name)s'.") % {"name": name})
    return home.mappings / f"{name}.toml"
