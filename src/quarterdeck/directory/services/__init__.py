"""Writing the directory: what comes from the lake, and what is done by hand.

Every change by hand is one transaction with one audit entry. `actor` is who does it; None is the
machine itself, at the command line.
"""

from quarterdeck.directory.follow import Applied, apply
from quarterdeck.directory.services.choices import choose
from quarterdeck.directory.services.people import (
    add_person,
    end_role,
    grant_role,
    let_in,
    set_password,
    shut_out,
)
from quarterdeck.directory.services.vendor import keep_vendor

__all__ = [
    "Applied",
    "add_person",
    "apply",
    "choose",
    "end_role",
    "grant_role",
    "keep_vendor",
    "let_in",
    "set_password",
    "shut_out",
]
