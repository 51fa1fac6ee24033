"""Edits of the list of lines: which there are, how they are called, in which order."""

from typing import Literal

from django.utils.translation import gettext as _

from quarterdeck.plans.content import LINES, Content, Earning, Key, Line, Name, Sold, free_key
from quarterdeck.plans.edits.request import EditError, Keys, Known, Request, line_of, nothing, with_lines


class AddLine(Request):
    """One more product, family or sales play; its months are empty."""

    kind: Literal["add"]
    of: Sold
    sold: Name
    name: Name
    earning: Earning = Earning()

    def on(self, content: Content, known: Known) -> Content:
        if len(content.lines) == LINES:
            raise EditError(_("A plan has at most %(most)s lines.") % {"most": LINES})
        for line in content.lines:
            if (line.kind, line.sold) == (self.of, self.sold):
                said = _("%(name)s is in the plan already.") % {"name": line.name}
                raise EditError(said, line=line.key)
        added = Line(
            key=free_key("l", content.lines, known.given("lines")),
            kind=self.of,
            sold=self.sold,
            name=self.name,
            months=(nothing(content),) * content.length,
            earning=self.earning,
        )
        return content.model_copy(update={"lines": (*content.lines, added)})


class RemoveLines(Request):
    kind: Literal["remove"]
    lines: Keys

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        for key in self.lines:
            line_of(content, key)
        left = tuple(line for line in content.lines if line.key not in self.lines)
        return content.model_copy(update={"lines": left})


class RenameLine(Request):
    kind: Literal["rename"]
    line: Key
    name: Name

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        return with_lines(content, {self.line}, lambda line: line.model_copy(update={"name": self.name}))


class MoveLine(Request):
    """The line to the place of another, which makes room."""

    kind: Literal["move"]
    line: Key
    to: Key

    def on(self, content: Content, known: Known) -> Content:  # noqa: ARG002 (a Request)
        moved, place = line_of(content, self.line), content.lines.index(line_of(content, self.to))
        others = [line for line in content.lines if line.key != self.line]
        return content.model_copy(update={"lines": (*others[:place], moved, *others[place:])})
