"""What a story wrote in Jira, held against the vendor's description of Cloud."""

import pytest

from tests.sandbox.jira.described import wrong
from tests.whole.town import Town


def undescribed(town: Town) -> list[str]:
    """What the description holds against any call that the bridge made so far; reading search is among them."""
    if town.face.kind == "server":
        pytest.skip("the vendor describes Cloud's interface, not Data Center's")
    calls = town.hands.ask("jira/requests", after=0)["requests"]
    assert calls, "the bridge has read Jira at least"
    return [problem for call in calls for problem in wrong(call)]
