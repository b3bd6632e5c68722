"""Which texts speak of the same problem: online, one at a time, with reasons."""
