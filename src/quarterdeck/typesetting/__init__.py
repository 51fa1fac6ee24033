"""Typesetting: a template and its data become a PDF."""
