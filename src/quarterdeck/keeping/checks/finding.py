"""What a check found."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence on how it is, and one on what to do about it when it is not well."""

    check: str
    level: Level
    says: str
    advice: str = ""

    def as_json(self) -> dict[str, str]:
        return {key: str(value) for key, value in asdict(self).items()}


def ok(check: str, says: str) -> Finding:
    return Finding(check, Level.OK, says)


def warning(check: str, says: str, advice: str) -> Finding:
    return Finding(check, Level.WARNING, says, advice)


def problem(check: str, says: str, advice: str) -> Finding:
    return Finding(check, Level.PROBLEM, says, advice)
