"""Typesetting: a template and its data become a PDF."""

from quarterdeck.typesetting.typeset import Limits, TypesettingError, typeset

__all__ = ["Limits", "TypesettingError", "typeset"]
