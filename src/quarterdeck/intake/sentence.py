"""What sentences are made of: counts as their reader writes them, and texts that the database finishes."""

import re

from quarterdeck.lake import sql
from quarterdeck.wording import whole

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def counted(count: float) -> str:
    """'12,345' with the reader's signs; a fraction is rounded."""
    return whole(round(count))


def in_sql(sentence: str, **values: str) -> str:
    """The expression that writes `sentence`, each '%(name)s' in it being the value of that expression."""
    parts = PLACEHOLDER.split(sentence)
    texts = [sql.text(text.replace("%%", "%")) if text else "" for text in parts[::2]]
    names = [f"({values[name]})" for name in parts[1::2]]
    woven = [part for pair in zip(texts, [*names, ""], strict=True) for part in pair if part]
    return f"({' || '.join(woven)})"
