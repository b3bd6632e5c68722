"""What owners say to those who reported: useful evidence by ticks, and thanks in one line of the news."""

from dataclasses import replace

from slack_bolt import App

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from bridge.slack.modals.table import FORMS
from tests.slack.fake import FakeDesk, send, sent
from tests.slack.samples import STAGE

FACTS = FormFacts(
    "Refund",
    insights=tuple(Option(str(number), f"pending for {number} days") for number in range(1, 13)),
    ticked=frozenset({"2", "12"}),
)


def test_what_is_marked_is_ticked_in_each_set_of_boxes() -> None:
    view = FORMS[Gesture.USEFUL].view(Carried(7), FACTS)
    sets = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    assert [[one["value"] for one in boxes["initial_options"]] for boxes in sets] == [["2"], ["12"]]
    assert all(one in boxes["options"] for boxes in sets for one in boxes["initial_options"])


def test_with_no_tick_left_nothing_is_useful_any_more(app: App, desk: FakeDesk) -> None:
    view = FORMS[Gesture.USEFUL].view(Carried(7), FACTS)
    boxes = {"type": "checkboxes", "selected_options": []}
    assert send(app, sent("useful", view["private_metadata"], insights__1=boxes)).body == ""
    [click] = desk.clicks
    assert (click.gesture, click.subject, dict(click.values)) == (Gesture.USEFUL, 7, {})


def test_ticks_of_all_sets_come_back_together(app: App, desk: FakeDesk) -> None:
    first, second = ({"type": "checkboxes", "selected_options": [{"value": value}]} for value in ("3", "12"))
    send(app, sent("useful", Carried(7).pack(), insights__1=first, insights__2=second))
    assert desk.clicks[0].values == {"insights": ("3", "12")}


def test_a_problem_without_reports_has_nothing_to_mark() -> None:
    view = FORMS[Gesture.USEFUL].view(Carried(7), FormFacts("Refund"))
    assert "submit" not in view


def test_thanks_are_one_line_of_the_news_under_the_teams_name() -> None:
    thanked = render(replace(STAGE, stage=Stage.LIVE, thanks="This helped a lot."))
    assert "Payments says: “This helped a lot.”" in thanked.text.split("\n")
    assert "says" not in render(STAGE).text
