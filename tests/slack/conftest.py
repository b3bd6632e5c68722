from collections.abc import Iterator

import pytest
from slack_bolt import App

from bridge.slack.app import build
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.options import SlackOptions
from tests.slack.fake import BOT, NOON, TEAM, FakeDesk, FakeWeb


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as running:
        yield running


@pytest.fixture
def options(web: FakeWeb) -> SlackOptions:
    return SlackOptions("xoxb-secret", "xapp-secret", TEAM, BOT, bot_id="B0BOT", api_url=web.url, timeout=2)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def unheard() -> Unheard:
    return Unheard()


@pytest.fixture
def app(options: SlackOptions, desk: FakeDesk, unheard: Unheard) -> App:
    return build(options, desk, now=lambda: NOON, unheard=unheard)
