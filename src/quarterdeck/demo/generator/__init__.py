"""The generator: roster and stories first, then orders, targets and deals, written as import files."""

from quarterdeck.demo.generator.generate import ORDER, SEED, generate
from quarterdeck.demo.generator.size import DEMO, Size

__all__ = ["DEMO", "ORDER", "SEED", "Size", "generate"]
