"""The steps of an insight's way, one file each. No network: what leaves is written down and delivered later."""
