"""What is written about the project agrees with the project."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def named(requirement: str) -> str:
    """'psycopg[binary]>=3' names psycopg."""
    return re.split(r"[\[<>=~! ]", requirement)[0].lower()


def test_the_changelog_knows_this_version():
    version = PROJECT["project"]["version"]
    assert re.search(
        rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$",
        (ROOT / "CHANGELOG.md").read_text(),
        re.MULTILINE,
    )


def test_every_dependency_says_why_and_under_which_licence():
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    assert [name for name, _, _ in rows] == sorted(map(named, PROJECT["project"]["dependencies"]))
    assert all(why.strip() and licence.strip() for _, why, licence in rows)


def test_every_dependency_is_locked_with_its_hash():
    for file, wanted in (
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements-dev.txt", PROJECT["dependency-groups"]["dev"] + PROJECT["build-system"]["requires"]),
    ):
        text = (ROOT / file).read_text(encoding="utf-8")
        pinned = dict(
            re.findall(r"^([a-z0-9._-]+)==\S+ \\\n    --hash=(sha256):[0-9a-f]{64}", text, re.MULTILINE)
        )
        assert {named(one) for one in wanted} - pinned.keys() == set(), file
        assert len(pinned) == len(re.findall(r"^[a-z0-9._-]+==", text, re.MULTILINE)), file


def test_every_setting_from_the_environment_is_in_the_operators_guide():
    guide = (ROOT / "docs" / "guides" / "operator.md").read_text(encoding="utf-8")
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"\"(QUARTERDECK_[A-Z_]+)\"", path.read_text(encoding="utf-8"))
    }
    assert {name for name in read if f"| `{name}` |" not in guide} == set()
