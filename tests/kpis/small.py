"""A channel small enough to work its figures out by hand."""

ROWS = {
    "territories": (
        {"territory": "EMEA", "name": "Europe", "parent": None, "level": "region"},
        {"territory": "DE", "name": "Germany", "parent": "EMEA", "level": "country_"},
        {"territory": "FR", "name": "France", "parent": "EMEA", "level": "country_"},
        {"territory": "US", "name": "United States", "parent": None, "level": "region"},
    ),
    "partners": (
        {
            "partner": "A",
            "name": "Alpha",
            "type": "Reseller",
            "tier": "Gold",
            "territory": "DE",
            "parent": "X",
        },
        {"partner": "B", "name": "Beta", "type": "Reseller", "tier": "Silver", "territory": "FR"},
        {"partner": "C", "name": "Gamma", "type": "Integrator", "tier": None, "territory": "US"},
        {
            "partner": "X",
            "name": "Dist",
            "type": "Distributor",
            "measured_on": "sell-through",
            "territory": "DE",
        },
    ),
    "products": (
        {"product": "S1", "code": "S", "name": "Array v1", "family": "Storage", "category": "Hardware"},
        {"product": "S2", "code": "S", "name": "Array v2", "family": "Storage", "category": "Hardware"},
        {"product": "Z", "name": "Care", "family": "Support", "category": "Services"},
    ),
    "people": ({"person": "mia", "name": "Mia"}, {"person": "ben", "name": "Ben"}),
    "assignments": (
        {"partner": "A", "manager": "mia", "since": "2025-01-01", "until": "2026-02-28"},
        {"partner": "A", "manager": "ben", "since": "2026-03-01", "until": None},
        {"partner": "B", "manager": "ben", "since": "2025-01-01", "until": None},
    ),
    "sales": (
        {
            "partner": "A",
            "date": "2026-01-10",
            "product": "S1",
            "amount": "100",
            "quantity": "1",
            "cost": "60",
        },
        {
            "partner": "A",
            "date": "2026-04-10",
            "product": "S2",
            "amount": "50",
            "quantity": "1",
            "cost": "60",
        },
        {"partner": "A", "date": "2025-04-10", "product": "S1", "amount": "30", "quantity": "1"},
        {"partner": "B", "date": "2026-01-20", "product": "Z", "amount": "70", "quantity": "2"},
        {
            "partner": "C",
            "date": "2026-02-20",
            "product": None,
            "amount": "9",
            "quantity": "1",
            "manager": "mia",
        },
        {"partner": "X", "date": "2026-01-05", "product": "S1", "amount": "1000", "flow": "sell-in"},
        {"partner": "X", "date": "2026-01-06", "product": "S1", "amount": "11", "flow": "sell-through"},
    ),
    "targets": (
        {"partner": "A", "date": "2026-01-01", "span": "year", "amount": "120"},
        {"partner": "B", "date": "2026-01-01", "span": "quarter", "amount": "30"},
        {
            "partner": None,
            "manager": "mia",
            "basis": "quota",
            "date": "2026-01-01",
            "span": "year",
            "amount": "1",
        },
    ),
}
