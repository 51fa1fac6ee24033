"""How much one import may take."""

from dataclasses import dataclass

MB = 1_000_000
GB = 1_000 * MB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. Sizes are in bytes; `ratio` is unpacked to packed; `seconds` and `memory`
    bound the process that reads a workbook, `engine_memory` what DuckDB keeps before it spills.
    """

    file: int
    unpacked: int
    ratio: int
    entries: int
    rows: int
    columns: int
    memory: int
    engine_memory: int
    seconds: int
    quarantined: int = 100_000

    @classmethod
    def upload(cls) -> "Limits":
        """For files from a browser or the API."""
        return cls(
            file=25 * MB,
            unpacked=200 * MB,
            ratio=100,
            entries=1_000,
            rows=1_000_000,
            columns=500,
            memory=3 * GB,
            engine_memory=1 * GB,
            seconds=120,
        )

    @classmethod
    def local(cls) -> "Limits":
        """For files that lie on the machine, brought in by whoever runs it."""
        return cls(
            file=100 * GB,
            unpacked=100 * GB,
            ratio=1_000,
            entries=10_000,
            rows=1_000_000_000,
            columns=2_000,
            memory=8 * GB,
            engine_memory=2 * GB,
            seconds=1_800,
        )
