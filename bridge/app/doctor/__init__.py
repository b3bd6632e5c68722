"""Says in plain words what is wrong, and what to do about it."""
