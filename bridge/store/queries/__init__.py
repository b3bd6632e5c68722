"""Named questions to the tables. None of them commits."""
