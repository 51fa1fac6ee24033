"""What no file of the repository may hold: addresses nobody agreed on, paths of one machine, great length."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

LONGEST = 300
# Hosts that texts may name. Example domains end in .example; everything else is fetched by name.
AGREED = {
    "127.0.0.1",
    "localhost",
    "keepachangelog.com",
    "modelcontextprotocol.io",
    "schemas.openxmlformats.org",
    "semver.org",
    "testserver",
    "www.apache.org",
    "www.standardwebhooks.com",
    "www.w3.org",
    "vega.github.io",
}
ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s\"'<>()\]}`]+")
HOMES = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/|file:/{3}")


def main() -> int:
    problems = [problem for path in _files() for problem in _problems(path)]
    print("\n".join(problems))
    return 1 if problems else 0


def _files() -> list[Path]:
    """Tracked files and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for path in map(Path, listed.stdout.splitlines()) if path.is_file()]


def _problems(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a picture or another binary file
    lines = text.splitlines()
    if _is_ours(path) and len(lines) > LONGEST:
        yield f"{path}: {len(lines)} lines; split it by noun, the longest may have {LONGEST}"
    for number, line in enumerate(lines, 1):
        if path.name == "package-lock.json" and '"resolved"' not in line:
            continue  # whom a package's author asks for money
        for reason in (*_addresses(line), *_paths(line)):
            yield f"{path}:{number}: {reason}"


def _is_ours(path: Path) -> bool:
    return path.suffix == ".py" and path.parts[0] == "src" and "migrations" not in path.parts


def _addresses(line: str) -> Iterator[str]:
    for found in ADDRESS.findall(line):
        host = _host(found)
        if (
            host
            and host not in AGREED
            and not re.search(r"(^|\.)example(\.\w+)?$", host)
            and "{" not in found
            and "\\" not in found  # a pattern, not an address
            and re.search(r"\w", host)
        ):
            yield f"names the address {found}"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # no address at all, as tests write them
        return ""


def _paths(line: str) -> Iterator[str]:
    checkout = f"{Path.cwd().parent}/"
    if HOMES.search(line) or (checkout != "/" and checkout in line):
        yield "names a path of one machine"


if __name__ == "__main__":
    sys.exit(main())
