"""The demo's cast: one person for each role, the same in every demo channel and in the tests."""

from collections.abc import Mapping
from types import MappingProxyType

VENDOR = "Tarnvale"
PASSWORD = "quarterdeck"  # noqa: S105  simulated people only

CAST: Mapping[str, str] = MappingProxyType(
    {
        "channel chief": "ingrid.solheim@tarnvale.example",
        "channel operations": "tomas.reyes@tarnvale.example",
        "regional manager": "amara.diallo@tarnvale.example",
        "partner manager": "mia.brandt@tarnvale.example",
        "partner executive": "jonas.keller@nordlicht.example",
        "partner staff": "lena.roth@nordlicht.example",
        "distributor": "katrin.seidel@havelwerk.example",
    }
)
"""Role to e-mail. The partner people belong to the first partner, the distributor to the first one."""
