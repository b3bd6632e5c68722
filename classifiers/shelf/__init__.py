"""Fitted models on disk: versioned, hash-checked, never pickled."""
