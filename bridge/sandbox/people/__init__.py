"""The people who play the demo: agents and owners who act only through the sandbox's control API."""
