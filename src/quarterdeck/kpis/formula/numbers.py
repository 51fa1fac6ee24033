"""Numbers in formulas: exact decimals of a reasonable size."""

import ast
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from quarterdeck.kpis.formula.nodes import Number
from quarterdeck.kpis.formula.source import Source

_PLAIN = re.compile(r"\d{1,15}(\.\d{0,10})?|\.\d{1,10}")


def number(source: Source, node: ast.Constant) -> Number:
    """The number as it is written, never by way of a float."""
    word = source.word(node)
    if not _PLAIN.fullmatch(word):
        raise source.error(
            node,
            _("'%(word)s' is no number here. Write digits, and a point if needed: 0.25.") % {"word": word},
        )
    return Number(Decimal(word))
