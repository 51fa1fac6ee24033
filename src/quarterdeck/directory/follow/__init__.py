"""The directory follows the lake: after a change of a subject there, its models are brought in step."""

from quarterdeck.directory.follow.applied import Applied
from quarterdeck.directory.follow.apply import apply

__all__ = ["Applied", "apply"]
