"""Where one installation keeps everything: one folder, named by QUARTERDECK_HOME."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one installation and the places inside it.

    `lake` may be a folder or the address of an object store (`QUARTERDECK_LAKE`).
    """

    root: Path

    @classmethod
    def from_environment(cls) -> "Home":
        return cls(Path(os.environ.get("QUARTERDECK_HOME") or Path.home() / ".quarterdeck").resolve())

    @property
    def lake(self) -> str:
        return os.environ.get("QUARTERDECK_LAKE") or str(self.root / "lake")

    @property
    def database(self) -> Path:
        return self.root / "quarterdeck.sqlite3"

    @property
    def cube(self) -> Path:
        return self.root / "cube"

    @property
    def staging(self) -> Path:
        """Files being read; emptied by `quarterdeck worker`."""
        return self.root / "staging"

    @property
    def uploads(self) -> Path:
        """Files that came by the browser, until they are imported or given up."""
        return self.root / "uploads"

    @property
    def heartbeat(self) -> Path:
        """Touched by whoever does background work."""
        return self.root / "worker.beat"

    @property
    def mappings(self) -> Path:
        """Saved import mappings, one TOML file each."""
        return self.root / "mappings"

    @property
    def subjects(self) -> Path:
        """The vendor's own subjects, one TOML file each."""
        return self.root / "subjects"

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret.key"

    @property
    def first_key(self) -> Path:
        """What opens the first page while nobody can sign in."""
        return self.root / "first.key"

    def make(self) -> None:
        """Make the folders, for their owner's eyes alone; those that exist stay as they are."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.cube, self.staging, self.uploads, self.mappings, self.subjects, self.locks):
            folder.mkdir(mode=0o700, exist_ok=True)
