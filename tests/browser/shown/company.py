"""What the partner side opens first, and finding things."""

PAGES = {
    "home-of-an-executive": ("partner executive", "/"),
    "home-of-staff": ("partner staff", "/"),
    "home-of-a-distributor": ("distributor", "/"),
    "search": ("channel chief", "/search/?q=nord"),
}
