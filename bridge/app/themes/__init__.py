"""Themes that learn from people: what serves, how it is fitted anew, what a version changes."""
