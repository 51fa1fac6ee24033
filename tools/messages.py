"""The texts of the product and their translations: one catalogue a language for all rooms.

python -m tools.messages             take up new texts, drop old ones, compile
python -m tools.messages --compare   say which texts are missing or stale, and which placeholders are lost
python -m tools.messages --check     the same, and every text that is not translated yet
"""

import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "quarterdeck"
LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("de", "ja")
DECLARED = SOURCE / "subjects" / "declared"
TEMPLATES = (".html", ".txt", ".svg")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENTS = ("Translators:",)


def main(arguments: list[str]) -> int:
    """The number of things that are wrong, at most 1 after writing."""
    settings.configure()
    found = texts()
    if not arguments:
        for language in LANGUAGES:
            _write(language, found)
        return 0
    wrong = [
        line for language in LANGUAGES for line in problems(language, found, all_="--check" in arguments)
    ]
    print("\n".join(wrong))
    if wrong:
        print("\nTake up new texts with `python -m tools.messages`, then translate them in the .po files.")
    return min(len(wrong), 1)


def texts() -> Catalog:
    """Every text in the code and the templates, without translations."""
    found = Catalog(project="Quarterdeck", fuzzy=False)
    for path in sorted(SOURCE.rglob("*")):
        if "migrations" in path.parts or "static" in path.parts:
            continue
        for text, comments, context in _texts_in(path):
            place = (path.relative_to(ROOT).as_posix(), 0)
            found.add(text, locations=[place], auto_comments=comments, context=context)
    return found


def _texts_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    if path.suffix == ".py":
        code = path.read_bytes()
    elif path.suffix == ".toml" and path.parent == DECLARED:
        yield from ((text, [], None) for text in _declared(path))
        return
    elif path.suffix in TEMPLATES and "templates" in path.parts:
        code = _as_python(path.read_text(encoding="utf-8"), path)
    else:
        return
    for _line, text, comments, context in extract("python", BytesIO(code), KEYWORDS, COMMENTS):
        yield text, comments, context


def _declared(path: Path) -> Iterator[str]:
    """What a built-in subject and its columns are called, and what is said of them."""
    declared = tomllib.loads(path.read_text(encoding="utf-8"))
    for one in (declared, *declared["columns"].values()):
        yield from (one[key] for key in ("label", "help") if one.get(key))


def _as_python(template: str, path: Path) -> bytes:
    """Calls of gettext where the template has its tags; its indentation would be none of Python's."""
    lines = templatize(template, origin=str(path)).splitlines()
    return "\n".join(line.lstrip() for line in lines).encode()


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    path = _path(language)
    if not path.exists():
        return _new(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _new(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="Quarterdeck",
        version="1",
        msgid_bugs_address="none",
        last_translator="Quarterdeck",
        language_team="Quarterdeck",
        fuzzy=False,
    )


def _write(language: str, found: Catalog) -> None:
    """Nothing is guessed from texts that look alike: what is new waits for its translation."""
    catalog = _read(language)
    catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    catalog.header_comment = f"# Quarterdeck's texts in '{language}'; kept by `python -m tools.messages`."
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_by_file=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def problems(language: str, found: Catalog, *, all_: bool) -> Iterator[str]:
    """What is wrong with a language's catalogue; `all_`: what is not yet translated, too."""
    catalog = _read(language)
    wanted, has = _keys(found), _keys(catalog)
    for key in sorted(wanted.keys() - has.keys(), key=str):
        yield f"{language}: not taken up yet: {_quoted(wanted[key])}"
    for key in sorted(has.keys() - wanted.keys(), key=str):
        yield f"{language}: no longer a text of the product: {_quoted(has[key])}"
    for message in has.values():
        for error in message.check(catalog):
            yield f"{language}: {error}: {_quoted(message)}"
        if all_ and (message.fuzzy or not _translated(message)):
            yield f"{language}: not translated: {_quoted(message)}"


def _keys(catalog: Catalog) -> dict[object, Message]:
    return {(message.id, message.context): message for message in catalog if message.id}


def _translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _quoted(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"'{text}' ({', '.join(path for path, _line in message.locations)})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
