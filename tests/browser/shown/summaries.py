"""Summaries: the demo's letters of last month, by person in order; 2 is Amara's, 3 Mia's, 4 Jonas'."""

PAGES = {
    "summaries": ("partner manager", "/summaries/"),
    "summary-of-a-manager": ("partner manager", "/summaries/next/"),
    "summary-of-a-region": ("regional manager", "/summaries/next/?grain=quarter"),
    "summary-of-the-channel": ("channel chief", "/summaries/next/"),
    "summary-of-a-company": ("partner executive", "/summaries/4/"),
    "summary-choices": ("partner executive", "/summaries/choices/"),
    "summaries-sent": ("channel operations", "/summaries/sent/"),
    "summaries-schedule": ("channel operations", "/summaries/schedule/"),
    "summary-guests": ("partner executive", "/summaries/guests/P-001/"),
    "summary-over": ("", "/summaries/for/no-such-token/"),
}
