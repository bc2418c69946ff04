"""Fixtures: saved pages and what must come out of them."""
