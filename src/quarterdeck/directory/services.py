"""Writing the directory: what comes from the lake, and what is granted by hand."""

from quarterdeck.directory.follow import Applied, apply

__all__ = ["Applied", "apply"]
