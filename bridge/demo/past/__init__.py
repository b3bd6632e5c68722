"""The thirteen weeks before the demo: what was reported, what became of it, and who is credited for what."""
