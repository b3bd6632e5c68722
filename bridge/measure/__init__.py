"""Measure how fast the pages are, on stores made for it: `python -m bridge.measure …`."""
