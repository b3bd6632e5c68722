"""What a story wrote in Jira, held against the vendor's description of Cloud; Data Center has no such description."""

from tests.sandbox.jira.described import wrong
from tests.whole.town import Town

SERVER = "/rest/api/2/"
"""Where all of Data Center's interface is that the bridge writes to."""


def undescribed(town: Town) -> list[str]:
    """What the description holds against any call that the bridge made so far; reading search is among them."""
    calls = town.hands.ask("jira/requests", after=0)["requests"]
    assert calls, "the bridge has read Jira at least"
    if town.face.kind == "server":
        return [call["path"] for call in calls if not call["path"].startswith(SERVER)]
    return [problem for call in calls for problem in wrong(call)]
