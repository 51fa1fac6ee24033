"""The keys that a plan ever gave: what stands under one is never another thing later."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from quarterdeck.plans.flat import ORDER
from quarterdeck.plans.models import Draft, Edit, Plan

ADDS = ("add", "put")


class Given:
    """The highest number of each group, over all versions and drafts of a plan and what was added to them.

    It is looked for only when something is added.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._edits = cache(self._added)
        self._contents = cache(self._kept)

    def __call__(self, group: str) -> int:
        return max((int(key[1:]) for key in self._keys(group)), default=0)

    def _keys(self, group: str) -> Iterator[str]:
        for content in self._contents():
            yield from (part["key"] for part in content.get(group, ()))
        for path, _before, after in self._edits():
            if path == f"{group}.{ORDER}" and after:
                yield from json.loads(after)

    def _kept(self) -> list[dict[str, Any]]:
        drafts = Draft.objects.filter(plan=self._plan).values_list("content", flat=True)
        return [*drafts, *self._plan.versions.values_list("content", flat=True)]

    def _added(self) -> list[tuple[str, str | None, str | None]]:
        made = Edit.objects.filter(draft__plan=self._plan, what__in=ADDS).values_list("changes", flat=True)
        return [tuple(change) for changes in made for change in changes]
