"""Several processes that share one PostgreSQL; see docs/reliability.md."""
