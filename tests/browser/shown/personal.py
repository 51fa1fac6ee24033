"""What is one's own."""

PAGES = {
    "dashboard": ("channel chief", "/dashboard/"),
    "dashboard-of-a-partner": ("partner executive", "/dashboard/"),
    "arrange": ("partner manager", "/dashboard/arrange/"),
    "tile-kinds": ("partner manager", "/dashboard/tiles/new/"),
    "tile": ("partner manager", "/dashboard/tiles/new/?kind=table"),
    "settings": ("partner manager", "/settings/"),
}
