"""The lake: what happened, one Delta table per subject, written by upsert, every version kept."""

from quarterdeck.lake.change import Change, LakeError
from quarterdeck.lake.lake import Lake

__all__ = ["Change", "Lake", "LakeError"]
