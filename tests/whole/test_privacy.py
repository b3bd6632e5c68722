"""Personal data that agents type is nowhere afterwards: not stored, not shown, not in Jira, not in logs."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import WordSorter
from tests.whole.town import LISTENING, Town, connected, eventually, opened

CARD, PHONE, MAIL = "4111 1111 1111 1111", "+49 30 901820", "erika.muster@example.com"
IBAN, REFERENCE = "DE89 3704 0044 0532 0130 00", "C-88213"
SECRETS = (CARD, PHONE, MAIL, IBAN, REFERENCE, *(value.replace(" ", "") for value in (CARD, PHONE, IBAN)))
REPORTS = {
    "mia": f"refund pending since monday, card {CARD}, {REFERENCE} call back",
    "tom": f"refund pending since tuesday, write to {MAIL} or call {PHONE}",
    "ines": f"refund pending since friday, iban {IBAN}",
}


@pytest.fixture
def town(database: str, caplog: pytest.LogCaptureFixture) -> Iterator[Town]:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="bridge")
    caplog.set_level(logging.WARNING, logger="uvicorn")
    with opened(database, WordSorter(), grouping={"listen": 1}) as opened_town:
        yield connected(opened_town)


def leaks(content: str) -> list[str]:
    """The planted values that stand in a content."""
    return [value for value in SECRETS if value in content]


def test_personal_data_never_gets_beyond_the_gesture(
    town: Town, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name, text in REPORTS.items():
        town.insight(name, text)
        town.home(name)
    town.press("priya", town.triage("payments"), "Open issue")
    issue = eventually(town.issues)[0]
    town.jira("comment", user="Priya", issue=issue["id"], text="To agents: which number? [One]")
    town.press("mia", town.asked("mia", "One"), "Write an answer")
    town.fill("mia", f"call {PHONE}, card {CARD}")
    town.fill("mia", "call [phone 1], card [card 1]")
    eventually(lambda: "1 of 1" in town.issues()[0]["comments"][-1]["text"])
    posted = town.post("tom", LISTENING, "refund pending and nothing else")
    eventually(lambda: len(town.homes("tom")) == 2)
    town.hands.do(
        "slack/edit", user="U0TOM", channel=LISTENING, ts=posted["ts"], text=f"refund pending {MAIL}"
    )
    eventually(lambda: "[e-mail 1]" in str(town.homes("tom")[1].quotes))
    town.settle()

    assert leaks(json.dumps(ours(town), ensure_ascii=False)) == []
    assert leaks(json.dumps(town.issues(), ensure_ascii=False)) == []
    assert leaks(json.dumps(town.bridge.state(), ensure_ascii=False)) == []
    assert leaks(caplog.text) == []
    assert leaks(stored(database)) == []
    assert "[card 1]" in town.homes("mia")[0].quotes[0], "a placeholder says what was there"


def ours(town: Town) -> list[object]:
    """Every message that the bridge wrote, blocks and metadata too."""
    found: list[object] = []
    for place in town.hands.ask("slack/workspace")["channels"]:
        for top in town.hands.ask("slack/messages", channel=place["id"])["messages"]:
            inside = town.hands.ask("slack/messages", channel=place["id"], thread_ts=top["ts"])["messages"]
            found += [one for one in inside if one["user"] == "U0BRIDGE"]
    assert found
    return found


def stored(database: str) -> str:
    """All bytes of the database, its journal too."""
    path = Path(database.removeprefix("sqlite:///"))
    files = list(path.parent.glob(f"{path.name}*"))
    assert any(file.stat().st_size for file in files)
    return "".join(file.read_bytes().decode("latin-1") for file in files)
