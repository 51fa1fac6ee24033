"""The shapes that can be chosen: those built in, then the vendor's own."""

from decimal import Decimal

from quarterdeck.directory.request import whole
from quarterdeck.plans.arithmetic.shapes import SHAPES
from quarterdeck.plans.arithmetic.shapes import Shape as Known
from quarterdeck.plans.models import Shape

OWN = "own:"
"""What the key of a vendor's own shape starts with; its number follows."""


def known_shapes() -> list[Known]:
    return [*SHAPES.values(), *map(_known, Shape.objects.all())]


def shape_of(key: str) -> Known:
    """'ramp', or 'own:3' for one of the vendor's. Raises KeyError."""
    if not key.startswith(OWN):
        return SHAPES[key]
    found = Shape.objects.filter(pk=whole(key.removeprefix(OWN)) or 0).first()
    if found is None:
        raise KeyError(key)
    return _known(found)


def _known(shape: Shape) -> Known:
    weights = tuple(Decimal(weight) for weight in shape.weights)
    return Known(f"{OWN}{shape.pk}", shape.name, shape.help, weights)
