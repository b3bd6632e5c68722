"""Learn again from scratch, and publish only what is not worse."""
