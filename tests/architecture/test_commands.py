"""Every command helps: what it does, an example, and a place in the Makefile or the README's words."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command

from quarterdeck import commands

ROOT = Path(__file__).parents[2]


def leaves() -> Iterator[tuple[str, object]]:
    """Every command and subcommand, by the words one types."""
    for name in commands.COMMANDS:
        module = import_module(
            f"quarterdeck.commands.{name}_" if name == "import" else f"quarterdeck.commands.{name}"
        )
        command = get_command(module.app)
        if isinstance(command, TyperGroup):
            for sub in command.commands.values():
                yield f"{name} {sub.name}", sub
        else:
            yield name, command


LEAVES = dict(leaves())


@pytest.mark.parametrize("words", LEAVES)
def test_its_help_has_an_example_that_could_be_typed(words: str):
    help_ = LEAVES[words].help or ""
    examples = re.findall(r"Example: (?:[A-Z_]+=\S+ )*quarterdeck ([^\n]+(?:\n[^\n]+)*)", help_)
    assert examples, f"quarterdeck {words} --help shows no example"
    for example in examples:
        assert example.startswith(words)
        options = {option for parameter in LEAVES[words].params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", example)) <= options


def test_every_file_of_the_folder_with_an_app_is_a_command():
    apps = set()
    for path in Path(commands.__file__).parent.glob("*.py"):
        module = import_module(f"quarterdeck.commands.{path.stem}") if path.stem != "__init__" else None
        if isinstance(getattr(module, "app", None), typer.Typer):
            apps.add(path.stem.rstrip("_"))
    assert apps == set(commands.COMMANDS)


def test_the_list_of_commands_comes_without_loading_them(capsys):
    with pytest.raises(SystemExit) as end:
        commands.main(["--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in commands.COMMANDS)


def test_what_the_documentation_tells_to_type_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) <= targets, page
        named = set(re.findall(r"(?:^\$ |`|^)quarterdeck ([a-z]+)", text, re.MULTILINE))
        assert named <= set(commands.COMMANDS), page
