"""Gestures are answered in the language of the person who makes them."""

from collections.abc import Iterator

import pytest
from slack_bolt import App

from bridge.domain.language import ENGLISH, speaking
from bridge.languages.catalogues import languages
from tests.slack.fake import FakeDesk, command, send, submit


@pytest.fixture(autouse=True)
def afterwards_english() -> Iterator[None]:
    with speaking(ENGLISH):
        yield


def test_an_answer_comes_in_the_language_of_whoever_asked(app: App, desk: FakeDesk) -> None:
    desk.spoken = languages()["de"]
    assert "Gespeichert, Nr. 1." in send(app, command("refund pending")).body
    desk.spoken = ENGLISH
    assert "Saved, no. 2." in send(app, command("refund still pending", trigger_id="33.44.def")).body


def test_what_is_wrong_in_a_form_is_said_in_it_too(app: App, desk: FakeDesk) -> None:
    desk.spoken = languages()["de"]
    assert "Bitte schreib ein paar Worte." in send(app, submit("write_answer", "")).body
