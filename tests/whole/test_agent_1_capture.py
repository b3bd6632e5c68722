"""A report comes by whatever gesture is nearest, and nobody's words are taken without asking them."""

from collections.abc import Iterator
from typing import Any

import pytest

from bridge.sandbox.slack.world import user_id
from bridge.store.queries import attachments, offers
from bridge.store.tables import Attachment
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import FLOOR, LISTENING, Town, connected, eventually, opened

REFUND = "Refund shows as pending for nine days"
BUBBLE = "speech_balloon"
FIRST = {"listen": 1}
"""Owners see a problem as soon as it is heard."""


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf) -> Iterator[Town]:
    with shelf.lent() as url, opened(url, WordSorter(), http=http, grouping=FIRST) as opened_town:
        yield connected(opened_town)


def shortcut(town: Town, name: str, callback: str, **where: Any) -> None:
    assert town.hands.do("slack/shortcut", user=user_id(name), callback_id=callback, **where)["acked"]


def react(town: Town, name: str, posted: dict[str, Any], **more: Any) -> None:
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    town.hands.do("slack/react", user=user_id(name), name=BUBBLE, **where, **more)


def whispered(town: Town, name: str) -> list[str]:
    """What only this person was told in the channel."""
    seen = town.hands.ask("slack/messages", channel=FLOOR, user=user_id(name))["messages"]
    return [one["text"] for one in seen if one["ephemeral_for"] == user_id(name)]


def lines(town: Town, number: int) -> list[str]:
    with town.bridge.store.read() as session:
        return [line.text for line in offers.context(session, number)]


def files(town: Town, number: int) -> list[Attachment]:
    with town.bridge.store.read() as session:
        return attachments.of(session, number)


def issue_of(town: Town, words: str) -> str:
    """The key of the issue that Priya opens for a problem."""
    triage = eventually(lambda: next(one for one in town.cards("#triage-payments") if words in str(one)))
    town.press("priya", triage, "Open issue")
    found: str = eventually(lambda: next(one["key"] for one in town.issues() if words in one["summary"]))
    return found


def attached(town: Town, key: str) -> list[str]:
    found = town.rest(f"issue/{key}?fields=attachment")["fields"]["attachment"]
    return [one["filename"] for one in found]


def reports(town: Town) -> int:
    total: int = town.settle()["insights"]["total"]
    return total


def test_slack_reaches_the_bridge_in_one_way_alone(town: Town, http: bool) -> None:
    assert (town.bridge.socket is None) == http
    assert (town.stats("slack")["connections"] == 0) == http


def test_a_text_with_the_word_payload_in_it_is_kept_too(town: Town) -> None:
    """Bolt takes a form in which it stands for an empty one."""
    assert town.insight("tom", "The app says payload=missing & stops").startswith("Saved, no. ")


def test_one_post_by_every_gesture_is_one_report_however_often_it_comes(town: Town) -> None:
    before = reports(town)
    posted = town.post("mia", LISTENING, f"<@U0BRIDGE> {REFUND}")
    for event in posted["event_ids"]:
        assert town.hands.do("slack/redeliver", event_id=event)["acked"]
    react(town, "mia", posted)
    shortcut(town, "mia", "report_message", channel=LISTENING, ts=posted["ts"])
    react(town, "mia", posted, remove=True)
    react(town, "tom", posted)
    assert reports(town) == before + 1
    assert [one.quotes for one in town.homes("tom") if REFUND in str(one)] == []


def test_a_colleague_is_asked_before_theirs_becomes_a_report(town: Town) -> None:
    before = reports(town)
    posted = town.post("ines", FLOOR, "She waits for the parcel since Monday, poor thing")
    react(town, "tom", posted)
    shortcut(town, "mia", "report_message", channel=FLOOR, ts=posted["ts"])
    eventually(lambda: any("I ask whoever wrote it" in text for text in whispered(town, "mia")))
    asked = town.home("ines")
    assert reports(town) == before
    send = asked.button("Send")
    assert send
    assert town.person("ines").press(asked, send)
    # the second click finds the same button, or a card that has none any more
    town.person("ines").press(asked, send)
    eventually(lambda: "Saved, no." in town.homes("ines")[0].words)
    assert reports(town) == before + 1


def test_whoever_says_no_has_said_nothing(town: Town) -> None:
    before = reports(town)
    posted = town.post("dana", FLOOR, "He says the voucher was refused twice")
    react(town, "tom", posted)
    town.press("dana", town.home("dana"), "No")
    eventually(lambda: "Not sent." in town.homes("dana")[0].words)
    assert reports(town) == before


def test_a_thread_comes_along_only_if_its_author_says_so(town: Town) -> None:
    posted = town.post("lukas", FLOOR, "Parcel shop sends people away at noon")
    town.post("lukas", FLOOR, "They close for lunch now", thread_ts=posted["ts"])
    town.post("tom", FLOOR, "Same here", thread_ts=posted["ts"])
    react(town, "lukas", posted)
    asked = eventually(lambda: next(one for one in town.homes("lukas") if one.button("Add them")))
    number = int(asked.words.partition("no. ")[2].partition(".")[0])
    assert lines(town, number) == []
    town.press("lukas", asked, "Add them")
    eventually(lambda: lines(town, number))
    assert lines(town, number) == ["They close for lunch now"]


def test_a_file_is_shown_to_nobody_until_its_reporter_says_so(town: Town) -> None:
    saved = town.insight("priya", "Refund page stays white in the app, call her back")
    number = int(saved.removeprefix("Saved, no. ").removesuffix("."))
    town.press("priya", town.home("priya"), "Add details")
    form = eventually(lambda: town.views("priya"))[-1]
    picture = town.hands.do("slack/upload", user=user_id("priya"), name="page.png", data="aGVsbG8=")
    given = {
        "contact": "phone",
        "feeling": "upset",
        "partner": "Swift",
        "customer": "C-88213",
        "file": [picture],
    }
    values = {name: {name: value} for name, value in given.items()}
    sent = town.hands.do("slack/submit", user=user_id("priya"), view_id=form["id"], values=values)
    assert sent["errors"] is None
    card = eventually(lambda: next(one for one in town.homes("priya") if one.button("Fine, others may look")))
    key = issue_of(town, "stays white")
    town.come_to_rest()
    assert ([one.state for one in files(town, number)], attached(town, key)) == (["held"], [])
    town.press("priya", card, "Fine, others may look")
    eventually(lambda: attached(town, key))
    assert attached(town, key) == [f"report-{number}-file-{files(town, number)[0].id}.png"]
    assert "C-88213" not in str(card)


def test_a_report_for_a_colleague_goes_to_them(town: Town) -> None:
    shortcut(town, "aylin", "report")
    form = eventually(lambda: town.views("aylin"))[-1]
    values = {"text": {"text": "Voucher was refused at the till"}, "of": {"of": user_id("ruth")}}
    town.hands.do("slack/submit", user=user_id("aylin"), view_id=form["id"], values=values)
    assert "Captured for you by" in town.home("ruth").words
    assert not town.homes("aylin")


def test_a_partner_who_cannot_be_written_to_reports_by_mention(town: Town) -> None:
    town.hands.do("slack/person", name="pola", real_name="Pola Nowak", workspace="T0SWIFT", channels=[FLOOR])
    posted = town.post("pola", FLOOR, "<@U0BRIDGE> Courier app shows yesterday's tour, call C-44127 back")
    home = eventually(lambda: next(one for one in town.cards(FLOOR, posted["ts"]) if one.button("More")))
    assert home.words.startswith("Saved, no.")
    assert "C-44127" not in str(home)
    assert not town.direct("pola")


def test_the_global_shortcut_opens_the_form(town: Town) -> None:
    before = reports(town)
    shortcut(town, "noor", "report")
    town.fill("noor", "Parcel shop closed at noon")
    eventually(lambda: "Saved, no." in str(town.views("noor")))
    assert reports(town) == before + 1


def test_slack_has_never_waited_in_vain_for_an_acknowledgement(town: Town) -> None:
    assert town.stats("slack")["not_acked"] == 0
