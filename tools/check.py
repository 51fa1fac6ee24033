"""Everything that can be said about the code without running its tests.

python -m tools.check            say what is wrong
python -m tools.check --write    write the generated pages and catalogues instead of comparing them
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent
PYTHON = sys.executable
DJANGO = [PYTHON, "-m", "django"]
STEPS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy", "--no-error-summary"],
    "types of tools": [BIN / "mypy", "--no-error-summary", "-p", "tools"],
    "import contract": [BIN / "lint-imports"],
    "migrations": [*DJANGO, "makemigrations", "--check", "--dry-run"],
    "reference": [PYTHON, "-m", "tools.reference", "--check"],
    "messages": [PYTHON, "-m", "tools.messages", "--check"],
    "repository": [PYTHON, "-m", "tools.repository"],
    "front end": ["npm", "--prefix", "frontend", "run", "--silent", "check"],
}

WRITTEN = ("reference", "messages")


def main(arguments: list[str]) -> int:
    """The number of steps that failed; each one's output is shown when it fails."""
    if arguments == ["--write"]:
        return sum(_run([PYTHON, "-m", f"tools.{name}"]).returncode for name in WRITTEN)
    chosen = {name: STEPS[name] for name in arguments} or STEPS
    failed = 0
    for name, command in chosen.items():
        done = _run(command)
        print(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {name}", flush=True)
        if done.returncode:
            failed += 1
            print(done.stdout + done.stderr, flush=True)
    return failed


def _run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory(prefix="quarterdeck-check-") as home:
        environment = {"DJANGO_SETTINGS_MODULE": "quarterdeck.web.settings", **os.environ}
        return subprocess.run(
            command,
            env={**environment, "QUARTERDECK_HOME": home},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
