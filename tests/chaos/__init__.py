"""Break everything while people work, then count at the sandbox what came of it: `python -m tests.chaos`."""
