"""A process can do a part of the bridge, and a fleet does all of it."""

import pytest

from bridge.app.bridge import Bridge
from bridge.app.parts import ALL, Part, of_parts
from bridge.settings import Settings
from tests.fakes import WordSorter

STEPS = [(name, bool) for name in ("sorting", "delivery", "collecting", "schedule", "alarms", "learning")]


@pytest.mark.parametrize(
    ("parts", "done"),
    [
        ({Part.WORKER}, ["sorting", "delivery", "collecting"]),
        ({Part.SCHEDULE}, ["schedule", "alarms", "learning"]),
        ({Part.WEB, Part.SOCKET}, []),
        (ALL, ["sorting", "delivery", "collecting", "schedule", "alarms", "learning"]),
    ],
)
def test_workers_go_with_their_part(parts: set[Part], done: list[str]) -> None:
    assert [name for name, _ in of_parts(STEPS, parts)] == done


def test_who_serves_no_web_listens_nowhere(settings: Settings) -> None:
    bridge = Bridge(settings, sorter=WordSorter(), parts={Part.WORKER})
    assert (bridge.web.url, bridge.socket) == ("", None)
    bridge.start()
    bridge.stop()


def test_who_serves_the_web_alone_opens_no_socket(settings: Settings) -> None:
    bridge = Bridge(settings, sorter=WordSorter(), parts={Part.WEB})
    assert bridge.web.url
    assert bridge.socket is None
    bridge.start()
    bridge.stop()
