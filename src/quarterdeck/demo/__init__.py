"""The demo channel: made up, seeded, and the same for everybody who makes it on the same day."""

from quarterdeck.demo.cast import CAST, PASSWORD, VENDOR
from quarterdeck.demo.generator.generate import ORDER, SEED, generate
from quarterdeck.demo.generator.size import DEMO, Size

__all__ = ["CAST", "DEMO", "ORDER", "PASSWORD", "SEED", "VENDOR", "Size", "generate"]
