"""People and access."""

PAGES = {
    "people": ("channel operations", "/people/"),
    "person": ("channel operations", "/people/7/"),
    "invite": ("channel operations", "/people/invite/"),
    "hand-over": ("channel operations", "/people/7/handover/"),
    "why": ("channel operations", "/people/7/why/?partner=P-001"),
    "who-sees": ("channel operations", "/partners/P-001/people/"),
    "tree": ("channel operations", "/partners/P-043/tree/"),
    "team": ("partner executive", "/team/"),
    "log": ("channel operations", "/log/"),
    "link-over": ("", "/welcome/guessed/"),
}
