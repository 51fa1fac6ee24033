"""Print the development tools that pyproject.toml names, and what builds the package, one a line."""

import tomllib
from pathlib import Path


def names() -> list[str]:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    return sorted({*project["dependency-groups"]["dev"], *project["build-system"]["requires"]})


if __name__ == "__main__":
    print("\n".join(names()))
