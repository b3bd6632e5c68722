"""The composition root: the only place where real things meet."""
