"""Who people are: in a team by a file, of another workspace, without an account in Jira, or gone."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bridge.sandbox.people.hands import Hands
from bridge.sandbox.slack.world import user_id
from bridge.store.queries import people
from bridge.store.tables import Insight, Person
from tests.fakes import WordSorter
from tests.kept import Shelf
from tests.whole.town import LISTENING, Town, connected, eventually, opened

REFUND = "refund pending for days"
OURS, SWIFT = "T0SANDBOX", "T0SWIFT"


def roster(path: Path, *rows: str) -> None:
    """The operator exports who is in which team."""
    path.write_text("\n".join(("id,crew,company,lead", *rows)), encoding="utf-8")


def settle_in(hands: Hands) -> None:
    """Somebody is new, and somebody of a partner's workspace shares a channel."""
    hands.do("slack/person", name="zoe", channels=[LISTENING])
    hands.do("slack/person", name="olga", real_name="Olga Stein", workspace=SWIFT, channels=[LISTENING])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "crews.csv"
    roster(path, "U0ZOE,Phones Porto,,", "U0RUTH,Phones Porto,,yes", "U0OLGA,Swift dispatch,Swift,")
    return path


@pytest.fixture(scope="module")
def town(http: bool, shelf: Shelf, file: Path) -> Iterator[Town]:
    with (
        shelf.lent() as url,
        opened(
            url,
            WordSorter(),
            http=http,
            before=settle_in,
            people={"crew_list": file},
            grouping={"listen": 1},
        ) as opened_town,
    ):
        yield connected(opened_town)


def person(town: Town, name: str) -> Person | None:
    with town.bridge.store.read() as session:
        return people.find(session, OURS, user_id(name))


def crew(town: Town, said: str) -> str | None:
    """The team that was kept with a report that was just saved."""
    number = int(said.removeprefix("Saved, no. ").rstrip("."))
    with town.bridge.store.read() as session:
        return session.get_one(Insight, number).crew


def told(town: Town, name: str) -> str:
    """All that somebody was ever told below their cards."""
    return "\n".join(line for number in range(len(town.homes(name))) for line in town.story(name, number))


def test_a_team_is_known_by_the_file_and_by_a_changed_file(town: Town, file: Path) -> None:
    assert crew(town, town.insight("zoe", "van late on Monday")) == "phones_porto"
    before = file.read_text(encoding="utf-8")
    roster(file, "U0ZOE,,,", "U0RUTH,Phones Porto,,yes", "U0OLGA,Swift dispatch,Swift,")
    os.utime(file, ns=(1, 1))
    town.due("crew list")
    eventually(lambda: crew(town, town.insight("zoe", "van late on Monday")) is None)
    file.write_text(before, encoding="utf-8")
    town.due("crew list")


def test_language_zone_and_name_are_known_soon_after_somebody_first_appears(town: Town) -> None:
    town.insight("tom", "voucher vanished after paying")
    town.due("newcomers")
    met = eventually(lambda: (found := person(town, "tom")) and found.zone and found)
    assert (met.name, met.zone, met.locale) == ("Tom Okafor", "Europe/Berlin", "en-US")


def test_somebody_of_another_workspace_reports_by_mention_and_hears_of_it_where_they_wrote(
    town: Town,
) -> None:
    town.insight("noor", "courier entrance locked since Monday")
    posted = town.post("olga", LISTENING, "<@U0BRIDGE> courier entrance locked since Monday")
    assert posted["acked"]
    home = eventually(lambda: town.cards(LISTENING, posted["ts"])[0])
    assert home.words.startswith("Saved, no. ")
    town.press("olga", home, "Right")
    eventually(lambda: not town.cards(LISTENING, posted["ts"])[0].button("Right"))
    town.due("newcomers")
    met = eventually(lambda: (found := person(town, "olga")) and found.name and found)
    assert (met.guest, met.name) == (True, "Olga Stein")


def test_a_command_typed_in_another_workspace_is_answered_with_a_sentence(town: Town) -> None:
    typed = {
        "command": "/insight",
        "text": "late",
        "team_id": SWIFT,
        "user_id": "U0OLGA",
        "trigger_id": "1.2",
    }
    envelope = {"type": "slash_commands", "payload": typed, "accepts_response_payload": True}
    told = town.hands.do("slack/raw", envelope=envelope)
    assert told["response"]["text"].startswith("Not saved: the bridge is of another workspace.")


def issue_of_two(town: Town) -> dict[str, Any]:
    """The issue of what Mia and Zoe reported; each process of the tests has a town of its own."""
    if not town.issues():
        town.insight("mia", REFUND)
        town.insight("zoe", REFUND)
        cards = partial(town.cards, "#triage-payments")
        card = eventually(lambda: next(one for one in cards() if one.button("Open issue")))
        town.press("priya", card, "Open issue")
    issue: dict[str, Any] = eventually(lambda: town.issues()[0])
    return issue


def test_agents_need_no_account_in_jira(town: Town) -> None:
    issue = issue_of_two(town)
    assert "U0" not in str(town.rest(f"issue/{issue['key']}"))
    asked = [name for name in town.stats("jira")["calls"] if "/user" in name or "/myself" in name]
    assert [name for name in asked if "/myself" not in name] == []


def test_what_a_leaver_was_asked_goes_to_the_lead_and_nothing_to_them(town: Town) -> None:
    issue = issue_of_two(town)["key"]
    town.jira(
        "comment", issue=issue, user="priya", text="To agents: which cards?\n- Visa only\n- Mastercard too"
    )
    assert town.asked("mia", "Visa only")
    eventually(lambda: "which cards?" in told(town, "zoe"))
    assert town.hands.do("slack/person", name="zoe", deleted=True)["id"] == "U0ZOE"
    assert (left := person(town, "zoe")) is not None
    assert left.gone_at is not None
    written = told(town, "zoe")
    town.due("leavers")
    question = eventually(lambda: next(one for one in town.homes("ruth") if one.button("Visa only")))
    town.press("ruth", question, "Visa only")
    town.jira("transition", issue=issue, user="priya", to="In Progress")
    eventually(lambda: "worked on" in told(town, "mia"))
    town.come_to_rest()
    assert told(town, "zoe") == written
