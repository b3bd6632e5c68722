import logging

import pytest
from slack_bolt import App

from bridge.domain.incoming import Way
from bridge.slack.app import build
from bridge.slack.listeners.unheard import Unheard
from bridge.slack.options import SlackOptions
from tests.slack.fake import BOT, TEAM, FakeDesk, FakeWeb, command, event, press, send, submit

NOWHERE = SlackOptions("xoxb-secret", "xapp-secret", TEAM, BOT, api_url="http://127.0.0.1:9/")


def test_slack_being_down_does_not_stop_the_start_or_an_insight(desk: FakeDesk) -> None:
    app = build(NOWHERE, desk)
    assert "Saved, no. 1." in send(app, command("refund late")).body


def test_time_is_taken_where_the_gesture_carries_none(desk: FakeDesk) -> None:
    send(build(NOWHERE, desk), command("refund late"))
    assert desk.kept[0].said_at.tzinfo is not None


def test_no_call_is_made_to_take_what_people_send(app: App, web: FakeWeb) -> None:
    send(app, command("refund late"))
    send(app, event(text="refund late"))
    app.listener_runner.listener_executor.shutdown()
    assert web.calls == []


@pytest.mark.parametrize(
    "body",
    [
        event(text="refund late") | {"team_id": "T0OTHER"},
        event("app_mention", text=f"<@{BOT}> late") | {"team_id": "T0OTHER"},
        press("right", '[17,4,""]') | {"team": {"id": "T0OTHER"}},
        submit("insight", "refund late") | {"team": {"id": "T0OTHER"}},
        {"type": "event_callback"},
        {},
    ],
)
def test_another_workspace_is_refused_without_a_word(
    app: App, desk: FakeDesk, web: FakeWeb, body: dict[str, object]
) -> None:
    answer = send(app, body)
    assert (answer.status, answer.body) == (200, "")
    assert (desk.kept, desk.clicks, web.calls) == ([], [], [])


def test_what_a_stranger_says_in_a_shared_channel_is_taken_as_said_here(app: App, desk: FakeDesk) -> None:
    """Slack Connect: the body may be of their workspace, the authorisation is of ours."""
    ours = {"team_id": TEAM, "user_id": BOT, "is_bot": True, "enterprise_id": None}
    shared = {"team_id": "T0SWIFT", "is_ext_shared_channel": True, "authorizations": [ours]}
    said = event("app_mention", text=f"<@{BOT}> gate locked", user="U0OLGA", user_team="T0SWIFT")
    assert send(app, said | shared).status == 200
    assert desk.kept[0].stranger
    olga = {"id": "U0OLGA", "team_id": "T0SWIFT"}
    assert send(app, press("right", '[17,4,""]', user=olga)).status == 200
    [kept], [click] = desk.kept, desk.clicks
    assert {(kept.team, kept.user), (click.team, click.user)} == {(TEAM, "U0OLGA")}


def test_a_command_of_another_workspace_is_refused_with_a_sentence(app: App, desk: FakeDesk) -> None:
    answer = send(app, command("refund late") | {"team_id": "T0OTHER"})
    assert (answer.status, desk.kept) == (200, [])
    assert answer.body.startswith("Not saved: the bridge is of another workspace.")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (event("pin_added", item={}), "event pin_added"),
        (event("message_metadata_posted"), "event message_metadata_posted"),
        (press("of_an_old_version", "x"), "block_actions"),
        (submit("of_an_old_version", "x"), "view_submission"),
        (press("right", "") | {"type": "shortcut", "callback_id": "x"}, "shortcut"),
        ({"type": "view_closed", "team": {"id": TEAM}, "view": {"id": "V1"}}, "view_closed"),
    ],
)
def test_what_nobody_listens_to_is_acknowledged_and_counted(
    app: App, unheard: Unheard, body: dict[str, object], kind: str
) -> None:
    for _ in range(2):
        assert send(app, body).status == 200
    assert unheard.so_far() == {kind: 2}


def test_the_bots_own_posts_are_not_heard(app: App, desk: FakeDesk) -> None:
    assert send(app, event(text="Saved", user=BOT)).status == 200
    assert send(app, event("app_mention", text="x", user=BOT)).status == 200
    assert desk.kept == []


def test_no_text_and_no_token_is_logged_even_on_debug(
    desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    app = build(NOWHERE, desk)
    for body in (command("Mrs Miller"), event(text="Mrs Miller"), event("reaction_added", note="Mrs Miller")):
        send(app, body)
    desk.fault = OSError("Mrs Miller")
    for body in (command("Mrs Miller"), event(text="Mrs Miller"), submit("insight", "Mrs Miller")):
        send(app, body)
    assert "Miller" not in caplog.text
    assert "secret" not in caplog.text


def test_tokens_are_no_part_of_how_options_print() -> None:
    assert "secret" not in repr(NOWHERE)


def test_ways_in_are_told_apart(app: App, desk: FakeDesk) -> None:
    send(app, command("a"))
    send(app, submit("insight", "b"))
    send(app, event(text="c", ts="1.1"))
    send(app, event("app_mention", text="d", ts="1.2"))
    send(app, event(text="e", ts="1.3", channel="D0MIA", channel_type="im"))
    assert [one.way for one in desk.kept] == [Way.COMMAND, Way.MODAL, Way.LISTENING, Way.MENTION, Way.DM]
