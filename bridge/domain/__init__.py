"""Plain values and rules: no database, no network, no vendor."""
