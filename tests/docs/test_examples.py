"""The examples in the documentation are run as they stand, each page in an installation of its own."""

import os
import shlex
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest
from tests.docs import examples

BIN = Path(sys.executable).parent
INIT = 'quarterdeck init --name "Northwind Storage" --currency EUR'


def told(line: str, folder: Path) -> str:
    """What a command prints, to both outputs."""
    words = shlex.split(line)
    assert words[0] == "quarterdeck", f"'{line}' is no command of ours"
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [BIN / words[0], *words[1:]],
        cwd=folder,
        env=environment | {"QUARTERDECK_HOME": str(folder / "home"), "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("page", examples.pages(), ids=lambda page: page.stem)
def test_the_examples_of_a_page_do_what_it_says(page: Path, tmp_path: Path):
    told(INIT, tmp_path)
    for example in examples.of(page):
        if isinstance(example, examples.File):
            (tmp_path / example.name).write_text(example.text, encoding="utf-8")
            continue
        output = told(example.line, tmp_path)
        same = OutputChecker().check_output(example.expected, output, ELLIPSIS | NORMALIZE_WHITESPACE)
        assert same, f"{example.line}\nexpected: {example.expected}\ngot: {output}"


def test_there_are_examples_to_run():
    assert "own-subject" in {page.stem for page in examples.pages()}
