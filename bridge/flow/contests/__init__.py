"""Somebody says that a line of the ledger, or the lack of one, is wrong; an admin decides, with a reason."""

from bridge.flow.contests.deciding import decide
from bridge.flow.contests.raising import contest

__all__ = ["contest", "decide"]
