"""The text of a formula and the way from a place in Python's syntax tree back to it."""

import ast
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarterdeck.kpis.errors import FormulaError, nearest

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Source:
    """`text` without the `indent` characters of white space before it."""

    text: str
    indent: int = 0

    @classmethod
    def of(cls, text: str) -> "Source":
        """Line breaks count as spaces, so that a position is one number."""
        line = text.replace("\r", " ").replace("\n", " ")
        return cls(line.strip(), len(line) - len(line.lstrip()))

    def tree(self) -> ast.expr:
        """Python's syntax tree of the text. Raises FormulaError when it is no expression."""
        if not self.text:
            raise FormulaError(_("The formula is empty."))
        if len(self.text) > LONGEST:
            raise FormulaError(
                _("A formula has at most %(longest)s characters; this has %(length)s.")
                % {"longest": LONGEST, "length": len(self.text)}
            )
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(self.text, mode="eval").body
        except SyntaxError as error:
            place = min(max((error.offset or 1) - 1, 0), len(self.text)) + self.indent
            raise FormulaError(
                _("The formula cannot be read: %(error)s.") % {"error": error.msg}, position=place, length=1
            ) from error
        except (RecursionError, MemoryError) as error:
            raise FormulaError(_("The formula is nested too deeply.")) from error
        except ValueError as error:
            raise FormulaError(_("The formula cannot be read: %(error)s.") % {"error": error}) from error

    def word(self, node: ast.expr) -> str:
        start, end = self._bounds(node)
        return self.text[start:end]

    def error(
        self, node: ast.expr, message: str, *, word: str = "", known: Iterable[str] = ()
    ) -> FormulaError:
        """The error to raise about `node`; known words near `word` become the choices."""
        choices = nearest(word, known)
        meant = " " + _("Did you mean '%(word)s'?") % {"word": choices[0]} if choices else ""
        start, end = self._bounds(node)
        return FormulaError(
            message + meant, position=start + self.indent, length=end - start, choices=choices
        )

    def position(self, node: ast.expr) -> int:
        return self._bounds(node)[0] + self.indent

    def _bounds(self, node: ast.expr) -> tuple[int, int]:
        """Python counts bytes of UTF-8; people count characters."""
        line = self.text.encode()
        start = len(line[: node.col_offset].decode())
        return start, len(line[: node.end_col_offset or node.col_offset].decode())
