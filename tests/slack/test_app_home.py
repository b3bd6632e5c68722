"""The App Home: what stands in it, in which order, and what its buttons do."""

import json
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from slack_bolt import App

from bridge.domain.credit_summary import CreditSummary
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Card, Publish
from bridge.domain.outgoing.app_home import AppHome
from bridge.domain.preferences import Quiet, Wishes
from bridge.slack.calls import Calls, client
from bridge.slack.cards import app_home, render
from bridge.slack.controls import CONTRIBUTIONS, GOT_IT, REPORT, SETTINGS, WRITE_ANSWER, Carried
from bridge.slack.home import HomeTab
from bridge.slack.modals import settings
from tests.slack import homes
from tests.slack.fake import MIA, TEAM, FakeDesk, FakeWeb, event, press, send, sent
from tests.slack.homes import DAY, EMPTY, FULL, LONGEST, LONGEST_DAY
from tests.slack.samples import labels
from tests.slack.test_limits import BLOCKS, IN_EVERY_LANGUAGE, checker, language, nodes

__all__ = ["checker", "language"]

HOME = {"id": "V0HOME", "type": "home", "private_metadata": Carried(2).pack()}


def said(view: dict[str, Any]) -> list[str]:
    """The view read aloud, a line a block."""
    return [
        "".join(str(node["text"]) for node in nodes(block) if isinstance(node.get("text"), str))
        for block in view["blocks"]
    ]


def headings(view: dict[str, Any]) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]


def buttons(view: dict[str, Any]) -> list[str]:
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


def test_it_begins_with_one_big_button_and_goes_on_in_a_fixed_order() -> None:
    view = app_home.view(FULL)
    assert view["blocks"][0]["elements"][0]["style"] == "primary"
    assert headings(view) == [
        "Questions to you",
        "Customers to tell",
        "Changes ahead",
        "Your reports",
        "You said, we did",
        "What you contributed",
        "Settings",
    ]
    cards: tuple[Card, ...] = (*FULL.questions, *FULL.customers, *FULL.heads_ups)
    assert buttons(view) == [
        "Report what a customer said",
        *(label for card in cards for label in labels(render(card))),
        *("Newer", "Older", "Why?", "Change settings"),
    ]


def test_where_there_is_nothing_a_sentence_says_so_kindly() -> None:
    lines = said(app_home.view(EMPTY))
    assert lines[1] == (
        "Nobody is waiting for an answer of yours. No customer is waiting for a call of yours. "
        "No change is coming up for your team."
    )
    assert "Nothing yet. The first thing that a customer tells you is a good beginning." in lines
    assert "No credit is recorded for persons here." in lines


def test_no_points_stand_on_it() -> None:
    lines = said(app_home.view(FULL))
    assert "12 contributions, 7 problems heard, 2 planned, 3 live." in lines
    assert not any("point" in line for line in lines)


def test_a_report_says_where_it_stands_what_to_say_and_what_was_said() -> None:
    lines = said(app_home.view(FULL))
    place = lines.index("Your reports") + 1
    assert lines[place].startswith("No. 17 · Refund shows as pending for days · 38 reports · planned · ")
    assert "Tell the customer: “The bank books it within 10 days.” (Payments)" in lines[place]
    assert lines[place + 1] == "“pending for 9 days”"


def test_words_that_are_the_title_are_not_said_twice() -> None:
    same = replace(homes.OWN, text="refund shows as pending for days.")
    lines = said(app_home.view(replace(EMPTY, reports=(same,))))
    place = lines.index("Your reports") + 1
    assert lines[place + 1 :][:1] == ["You said, we did"]


def test_a_report_without_words_or_problem_still_has_its_line() -> None:
    bare = replace(homes.OWN, text="", problems=(), url="", asked=True)
    lines = said(app_home.view(replace(EMPTY, reports=(bare,))))
    assert any(line.startswith("No. 17 · being looked at") for line in lines)
    assert "The words were removed." in lines


def test_settings_are_sentences_and_whoever_leads_is_led_to_their_team() -> None:
    lines = said(app_home.view(FULL))
    assert "News of your reports comes once a day, at 09:00." in lines[-3]
    assert "Nothing comes between 22:00 and 07:00, Europe/Berlin time" in lines[-3]
    assert lines[-1].startswith("You lead Leipzig, Manila: type /bridge team")


@pytest.mark.shared
@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("home", [FULL, EMPTY, LONGEST], ids=["full", "empty", "longest"])
def test_slack_takes_every_app_home(checker: ModuleType, home: AppHome) -> None:
    assert checker.errors(app_home.view(home), "home") == []


def test_the_longest_one_stays_within_what_slack_takes() -> None:
    view = app_home.view(LONGEST)
    assert len(view["blocks"]) < 100
    assert all(node["text"] for node in nodes(view["blocks"]) if "text" in node)
    assert not any(node.get("type") == "mrkdwn" for node in nodes(view["blocks"]))


def test_the_days_news_say_of_each_report_what_its_thread_would() -> None:
    card = render(DAY)
    assert card.text == "2 of your reports have moved:"
    lines = said({"blocks": card.blocks})
    assert lines[1].startswith("No. 17 · Refund shows as pending for days\nPlanned since ")
    assert lines[2].startswith("No. 23 · Label by post\nWith Payments since ")
    assert lines[-1].startswith("You get this once a day")


def test_the_longest_day_stays_small() -> None:
    card = render(LONGEST_DAY)
    texts = (node["text"] for node in nodes(card.blocks) if isinstance(node.get("text"), str))
    assert sum(map(len, texts)) <= BLOCKS


def test_opening_the_home_tab_has_it_drawn_and_the_messages_tab_does_not(app: App, desk: FakeDesk) -> None:
    assert send(app, event("app_home_opened", tab="messages", channel="D1")).status == 200
    assert desk.questions == []
    assert send(app, event("app_home_opened", tab="home", channel="D1")).status == 200
    assert desk.questions == [("app home", TEAM, MIA, 0)]


def test_what_could_not_be_asked_for_is_not_acknowledged(app: App, desk: FakeDesk) -> None:
    desk.fault = OSError("disk full")
    assert send(app, event("app_home_opened", tab="home", channel="D1")).status == 500


def test_older_and_newer_turn_the_page(app: App, desk: FakeDesk) -> None:
    row = next(block for block in app_home.view(FULL)["blocks"] if "Newer" in str(block))
    for button in row["elements"]:
        assert send(app, press(button["action_id"], button["value"], view=HOME)).status == 200
    assert [asked[-1] for asked in desk.questions] == [0, 2]
    assert send(app, press("app_home_page.1", Carried(-4).pack(), view=HOME)).status == 200
    assert desk.questions[-1][-1] == 0


def test_the_big_button_opens_the_usual_form(app: App, web: FakeWeb) -> None:
    assert send(app, press(REPORT, Carried(0).pack(), view=HOME)).status == 200
    assert web.asked("views.open")["trigger_id"] == "33.44.def"


def test_a_form_of_a_card_opens_above_the_app_home(app: App, web: FakeWeb) -> None:
    send(app, press(WRITE_ANSWER, Carried(3, choice="which cards?").pack(), view=HOME))
    assert web.asked("views.open")["trigger_id"] == "33.44.def"


def test_got_it_is_counted_and_the_same_page_drawn_anew(app: App, desk: FakeDesk) -> None:
    assert send(app, press(GOT_IT, Carried(4).pack(), view=HOME)).status == 200
    assert desk.questions == [("heads-up", MIA, 4), ("app home", TEAM, MIA, 2)]


def test_why_shows_the_lines_of_ones_own_credit(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.summary = CreditSummary()
    send(app, press(CONTRIBUTIONS, Carried(0).pack(), view=HOME))
    view = web.asked("views.open")["view"]
    assert "It begins with a report" in str(view)


def test_settings_show_what_holds_now(app: App, desk: FakeDesk, web: FakeWeb) -> None:
    desk.wished = homes.FULL.wishes
    send(app, press(SETTINGS, Carried(0).pack(), view=HOME))
    fields = {block["block_id"]: block["element"] for block in _view(web)["blocks"]}
    assert fields["news"]["initial_option"]["value"] == "daily"
    assert (fields["quiet_from"]["initial_time"], fields["quiet_until"]["initial_time"]) == ("22:00", "07:00")
    assert fields["language"]["initial_option"]["text"]["text"] == "Deutsch"
    assert fields["named"]["initial_option"]["value"] == "no"


def _view(web: FakeWeb) -> dict[str, Any]:
    view = web.asked("views.open")["view"]
    found: dict[str, Any] = json.loads(view) if isinstance(view, str) else view
    return found


def test_where_names_are_not_left_to_people_nobody_is_asked_about_theirs() -> None:
    assert "named" not in [block["block_id"] for block in settings.view(Wishes())["blocks"]]


@pytest.mark.shared
def test_slack_takes_the_settings(checker: ModuleType) -> None:
    for wishes in (
        Wishes(),
        homes.FULL.wishes,
        replace(homes.LONGEST.wishes, zone="America/Argentina/Ushuaia"),
    ):
        assert checker.errors(settings.view(wishes), "modal") == []


def option(value: str) -> dict[str, Any]:
    return {"type": "static_select", "selected_option": {"value": value}}


def clock(at: str | None) -> dict[str, Any]:
    return {"type": "timepicker", "selected_time": at}


def test_sent_settings_become_one_decision(app: App, desk: FakeDesk) -> None:
    fields: dict[str, Any] = {"news": option("live"), "language": option("de"), "named": option("yes")}
    body = sent(Gesture.PREFER, quiet_from=clock("22:00"), quiet_until=clock("07:00"), **fields)
    assert send(app, body).body == ""
    [click] = desk.clicks
    assert (click.gesture, click.user) == (Gesture.PREFER, MIA)
    assert click.values == {
        "news": ("live",),
        "language": ("de",),
        "named": ("yes",),
        "quiet_from": ("22:00",),
        "quiet_until": ("07:00",),
    }


@pytest.mark.parametrize(
    ("start", "end", "field", "sentence"),
    [
        ("22:00", None, "quiet_until", "Please give both times, or none."),
        (None, "07:00", "quiet_from", "Please give both times, or none."),
        ("07:00", "07:00", "quiet_until", "Please give two different times."),
    ],
)
def test_half_quiet_hours_keep_the_form_open(
    app: App, desk: FakeDesk, start: str | None, end: str | None, field: str, sentence: str
) -> None:
    body = sent(Gesture.PREFER, news=option("live"), quiet_from=clock(start), quiet_until=clock(end))
    assert f'"{field}": "{sentence}"' in send(app, body).body
    assert desk.clicks == []


def test_it_is_published_for_its_person_as_it_is_then(web: FakeWeb) -> None:
    class Then:
        def app_home(self, person: int, page: int) -> AppHome:
            return replace(EMPTY, page=page) if person == 7 else FULL

    tab = HomeTab(Calls(client("xoxb-1", web.url, 2)), Then())
    order = Publish(7, MIA, 3)
    assert tab.scope(order) == tab.scope(Publish(8, "U0TOM")) == "views.publish"
    tab.perform(order, "app_home:7:1")
    asked = web.asked("views.publish")
    assert asked["user_id"] == MIA
    assert "There are no older reports." in str(asked["view"])


def test_quiet_hours_are_read_as_clocks_show_them() -> None:
    assert Quiet(22 * 60, 7 * 60).words == "22:00-07:00"


@pytest.mark.shared
def test_slack_takes_the_days_news(checker: ModuleType) -> None:
    for card in (DAY, LONGEST_DAY):
        assert checker.errors(list(render(card).blocks), "message") == []
