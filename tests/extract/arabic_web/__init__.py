"""Invented pages of the Arabic web: structurally different renderings, each with what a reader would call right."""
