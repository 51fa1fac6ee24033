"""Subjects: the kinds of rows Quarterdeck keeps, each declared once in a short TOML file."""

from quarterdeck.subjects.catalogue import Catalogue, load
from quarterdeck.subjects.subject import Column, ColumnType, Subject, SubjectError

__all__ = ["Catalogue", "Column", "ColumnType", "Subject", "SubjectError", "load"]
