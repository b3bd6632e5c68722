"""What the made-up retailer's agents heard in three weeks, and a reader for such files."""
