"""The pages about many partners."""

PAGES = {
    "channel": ("channel chief", "/channel/"),
    "region": ("regional manager", "/"),
    "territory": ("channel chief", "/territories/DE/"),
    "manager": ("regional manager", "/managers/mia.brandt@tarnvale.example/"),
    "type": ("channel chief", "/types/Reseller/?period=2025"),
    "family": ("regional manager", "/families/Servers/"),
    "compare": ("partner manager", "/compare/?partner=P-001&partner=P-002&partner=P-003"),
    "compare-whom": ("partner manager", "/compare/?name=nobody"),
}
