"""Sentences that the database finishes: a translated text whose placeholders are SQL."""

import re

from quarterdeck.lake import sql

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def in_sql(sentence: str, **values: str) -> str:
    """The expression that writes `sentence`, each '%(name)s' in it being the value of that expression."""
    parts = PLACEHOLDER.split(sentence)
    texts = [sql.text(text.replace("%%", "%")) if text else "" for text in parts[::2]]
    names = [f"({values[name]})" for name in parts[1::2]]
    woven = [part for pair in zip(texts, [*names, ""], strict=True) for part in pair if part]
    return f"({' || '.join(woven)})"
