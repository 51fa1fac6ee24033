"""Dashboards that people arrange themselves: tiles in an order, each with a width."""
