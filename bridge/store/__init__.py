"""All that knows SQL: tables, named queries that never commit, engine, migrations."""
