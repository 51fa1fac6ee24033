"""Intake: files become rows of a subject in the lake. Every row read is accounted for."""
