"""All that knows mail."""
