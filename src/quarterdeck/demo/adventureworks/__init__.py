"""Microsoft's AdventureWorks reseller data as a channel: mappings and the order to import them in."""

from quarterdeck.demo.adventureworks.load import CAST, PINNED, VENDOR, load

__all__ = ["CAST", "PINNED", "VENDOR", "load"]
