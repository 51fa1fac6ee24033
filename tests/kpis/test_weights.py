"""What a ranking multiplies by."""

from decimal import Decimal

from quarterdeck.kpis.ranking import _term


def test_a_whole_weight_adds_no_digits():
    """A year that is over weighs 1.000...: with its digits the product of two decimals overflows."""
    assert _term(0, Decimal("1.000000000000000000000000000")) == "1 * coalesce(l0, 0)"
    assert _term(1, Decimal("-1.0")) == "-1 * coalesce(l1, 0)"
