"""What a story asked of Jira, held against the vendor's description of Cloud; Data Center has no such description."""

from typing import Any

from tests.sandbox.jira.described import wrong
from tests.whole.problems import Problem
from tests.whole.town import Town

READ_AND_WRITTEN = {"GET", "POST"}

SERVER = "/rest/api/2/"
"""Where all of Data Center's interface is that the bridge writes to."""


def undescribed(town: Town) -> list[str]:
    """What the description holds against any call that the bridge made so far; reading search is among them."""
    if not _methods(town) >= READ_AND_WRITTEN:  # another process of the tests told these stories
        Problem(town, "left behind the wrong door").opened()
    assert _methods(town) >= READ_AND_WRITTEN
    calls = _calls(town)
    if town.face.kind == "server":
        return [call["path"] for call in calls if not call["path"].startswith(SERVER)]
    return [problem for call in calls for problem in wrong(call)]


def _methods(town: Town) -> set[str]:
    return {call["method"] for call in _calls(town)}


def _calls(town: Town) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = town.hands.ask("jira/requests", after=0, reads=1)["requests"]
    return found
