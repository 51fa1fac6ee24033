"""Large sets of keys in a query."""

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, Value
from django.db.models.sql.compiler import SQLCompiler


class Keys(Func):
    """A set of keys for use after `__in=`: one parameter, not one for each of twenty thousand."""

    template = "(SELECT value FROM json_each(%(expressions)s))"

    def __init__(self, keys: frozenset[str]) -> None:
        super().__init__(Value(json.dumps(sorted(keys))), output_field=models.CharField())

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        return self.as_sql(
            compiler, connection, template="(SELECT jsonb_array_elements_text(%(expressions)s::jsonb))"
        )
