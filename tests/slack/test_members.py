"""What Slack says of people reaches the desk at once."""

from typing import Any

from slack_bolt import App

from bridge.domain.members import Member
from tests.slack.fake import MIA, TEAM, FakeDesk, event, send


def told(**more: Any) -> dict[str, Any]:
    user = {"id": MIA, "team_id": TEAM, "name": "mia", "profile": {"real_name": "Mia Lindgren"}} | more
    return event("user_change", user=user)


def test_a_changed_profile_is_taken_to_the_desk(app: App, desk: FakeDesk) -> None:
    assert send(app, told(tz="Europe/Berlin", locale="de-DE")).status == 200
    mia = Member(TEAM, MIA, "Mia Lindgren", locale="de-DE", zone="Europe/Berlin")
    assert desk.members == [(TEAM, mia)]


def test_a_departure_is_told_even_where_slack_says_hardly_anything_else(app: App, desk: FakeDesk) -> None:
    body = event("user_change", user={"id": MIA, "team_id": TEAM, "deleted": True})
    assert send(app, body).status == 200
    assert desk.members == [(TEAM, Member(TEAM, MIA, "", gone=True))]


def test_what_cannot_be_kept_comes_again(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError()
    assert send(app, told()).status == 500
