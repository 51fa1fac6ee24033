"""Fields of the forms about assumptions: amounts, days, and parts of one that people write in percent."""

from decimal import Decimal
from typing import Any

from django import forms

AMOUNT = Decimal(10) ** 15
HUNDRED = Decimal(100)


class PercentField(forms.DecimalField):
    """Written as 25, kept as 0.25."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(**{"min_value": 0, "max_value": 100, "decimal_places": 4, "required": False, **more})

    def clean(self, value: Any) -> Decimal | None:  # noqa: ANN401 (Django's)
        found: Decimal | None = super().clean(value)
        return None if found is None else found / HUNDRED

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 (Django's)
        return plain(value * HUNDRED) if isinstance(value, Decimal) else value


class AmountField(forms.DecimalField):
    def __init__(self, **more: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(
            **{"min_value": 0, "max_value": AMOUNT, "decimal_places": 4, "required": False, **more}
        )

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 (Django's)
        return plain(value) if isinstance(value, Decimal) else value


class DaysField(AmountField):
    def __init__(self, **more: Any) -> None:  # noqa: ANN401 (Django's own options)
        super().__init__(**{"max_value": 3650, "decimal_places": 2, **more})


def plain(value: Decimal) -> str:
    """'25', '0.5': without zeros at the end, and never as 1E+3."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
