"""Measure how fast the pages are, on stores made for it: ``python -m bridge.measure …``.

It is the one room besides the store and the flow that writes SQL: rows by the million do not come in through the doors.
"""
