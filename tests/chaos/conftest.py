"""What of this package pytest leaves alone."""

collect_ignore = ["warm.py"]
"""It is imported where processes are forked, and takes seconds."""
