"""Personal data that agents type is nowhere afterwards: not stored, not sent to Slack or Jira, not in logs.

By every way in which words come, other values are planted, so that a leak says by which.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from bridge.demo.stage import settings_for
from bridge.domain.redaction import Patterns, redact
from bridge.sandbox.app import Options, create
from bridge.sandbox.slack.world import user_id
from bridge.store.tables import metadata
from tests.fakes import WordSorter
from tests.whole import forms
from tests.whole import town as towns
from tests.whole.town import FLOOR, LISTENING, Town, connected, eventually, opened

WAYS = (
    "command",
    "form",
    "mention",
    "direct message",
    "listening channel",
    "edit",
    "reaction",
    "shortcut",
    "details",
    "rewording",
    "asking what is known",
    "suggested wording",
    "Jira comment",
    "answer",
)


@dataclass
class Recording:
    """What reaches the sandbox's Slack and Jira from the bridge; people's own hands knock at another door."""

    app: ASGIApp
    told: list[str] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and not scope["path"].startswith("/sandbox")

        async def heard() -> Message:
            message = await receive()
            self.told.append(message.get("body", b"").decode("latin-1"))
            return message

        if ours:
            self.told.append(f"{scope['path']}?{scope['query_string'].decode()}")
        await self.app(scope, heard if ours else receive, send)


def values(way: str) -> dict[str, str]:
    """A card, a phone number, an address, an IBAN and a reference that come by one way only."""
    number = WAYS.index(way) + 10
    card = f"4111 1111 1111 1{number}"
    account = f"3704 0044 0532 01{number} 00"
    check = mod_97_10.calc_check_digits(f"{account.replace(' ', '')}DE")
    return {
        "card": card + luhn.calc_check_digit(card.replace(" ", "")),
        "phone": f"+49 30 901820{number}",
        "mail": f"erika{number}@example.com",
        "iban": f"DE{check} {account}",
        "reference": f"C-882{number}",
    }


def plant(way: str) -> str:
    """What somebody types."""
    given = values(way)
    return f"refund pending, card {given['card']}, ring {given['phone']}, {given['mail']}, {given['iban']}, {given['reference']}"


def kept(way: str) -> str:
    """The same as it may be kept."""
    return redact(plant(way), Patterns((r"\bC-\d{4,8}\b",))).text


def leaks(content: str) -> list[tuple[str, str]]:
    """The planted values that stand in a content, however they are spaced, and by which way they came."""
    found = [(way, kind, value) for way in WAYS for kind, value in values(way).items()]
    return [
        (way, kind) for way, kind, value in found if value in content or value.replace(" ", "") in content
    ]


@pytest.fixture
def recording(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that reaches Slack and Jira."""
    told: list[str] = []

    def recorded(options: Options) -> Recording:
        return Recording(create(options), told)

    monkeypatch.setattr(towns, "create", recorded)
    return told


@pytest.fixture
def town(database_url: str, recording: list[str], caplog: pytest.LogCaptureFixture) -> Iterator[Town]:
    assert recording == []
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="bridge")
    caplog.set_level(logging.WARNING, logger="uvicorn")
    with opened(database_url, WordSorter(), grouping={"listen": 1}) as opened_town:
        yield connected(opened_town)


def by_commands_and_forms(town: Town) -> None:
    town.insight("mia", plant("command"))
    town.command("dana", "/insight")
    town.fill("dana", plant("form"))
    town.fill("dana", kept("form"))
    home = town.home("mia")
    town.press("mia", home, "Add details")
    given = values("details")
    partner = f"{given['card']}, {given['phone']}, {given['mail']}, {given['iban']}"
    forms.send(town, "mia", partner=partner, customer=given["reference"])
    town.press("mia", home, "More")
    forms.choose(town, "mia", "Edit")
    eventually(lambda: "input" in str(town.views("mia")[-1]["view"]["blocks"]))
    town.fill("mia", plant("rewording"))
    town.fill("mia", kept("rewording"))
    town.command("noor", "/known", plant("asking what is known"))


def by_messages(town: Town) -> None:
    town.post("tom", FLOOR, f"<@U0BRIDGE> {plant('mention')}")
    town.post("ines", "", plant("direct message"), dm=True)
    posted = town.post("lukas", LISTENING, plant("listening channel"))
    eventually(lambda: town.homes("lukas"))
    where = {"channel": LISTENING, "ts": posted["ts"]}
    town.hands.do("slack/edit", user=user_id("lukas"), text=plant("edit"), **where)
    posted = town.post("noor", FLOOR, plant("reaction"))
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    town.hands.do("slack/react", user=user_id("noor"), name="speech_balloon", **where)
    posted = town.post("aylin", FLOOR, plant("shortcut"))
    where = {"channel": FLOOR, "ts": posted["ts"]}
    town.hands.do("slack/shortcut", user=user_id("aylin"), callback_id="report_message", **where)


def by_owners_and_jira(town: Town) -> None:
    town.press("mia", town.home("mia"), "More")
    forms.choose(town, "mia", "Suggest what to say")
    forms.send(town, "mia", text=plant("suggested wording"))
    town.press("priya", town.triage("payments"), "Open issue")
    issue = eventually(town.issues)[0]
    town.jira("comment", user="Priya", issue=issue["id"], text=f"To agents: {plant('Jira comment')}? [One]")
    town.press("mia", town.asked("mia", "One"), "Write an answer")
    town.fill("mia", plant("answer"))
    town.fill("mia", kept("answer"))
    eventually(lambda: any("answered" in one["text"] for one in town.issues()[0]["comments"]))


def test_personal_data_never_gets_beyond_the_gesture_by_whatever_way_it_comes(
    town: Town, recording: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    by_commands_and_forms(town)
    by_messages(town)
    by_owners_and_jira(town)
    known = town.settle()

    assert known["insights"]["total"] == 7
    requests, rows, raw = "\n".join(recording), stored(town), written(town)
    assert "[card 1]" in requests, "a placeholder says what was there"
    assert "[card 1]" in rows
    assert ("[card 1]" in raw) == town.bridge.store.sqlite
    assert all(len(leaks(plant(way))) == 5 for way in WAYS), "a leak by any way would be seen"
    assert leaks(json.dumps(known, ensure_ascii=False)) == []
    assert leaks(requests.replace("+", " ")) == leaks(requests) == []
    assert leaks(caplog.text) == []
    assert leaks(rows) == []
    assert leaks(raw) == []
    for secret in secrets(town):
        assert not any(secret in content for content in (rows, raw, caplog.text)), "a token of ours"


def stored(town: Town) -> str:
    """All rows of all tables."""
    with town.bridge.store.read() as session:
        tables = [session.execute(text(f'SELECT * FROM "{name}"')).all() for name in metadata.tables]  # noqa: S608 - our names
    assert any(tables)
    return repr(tables)


def written(town: Town) -> str:
    """All bytes of the database, its journal too; PostgreSQL keeps them to itself."""
    if not town.bridge.store.sqlite:
        return ""
    path = Path(town.bridge.store.url.removeprefix("sqlite:///"))
    files = list(path.parent.glob(f"{path.name}*"))
    assert any(file.stat().st_size for file in files)
    return "".join(file.read_bytes().decode("latin-1") for file in files)


def secrets(town: Town) -> list[str]:
    """What the settings keep secret."""
    settings = settings_for(town.url, Path("unused"))
    sections: list[Any] = [getattr(settings, name) for name in ("slack", "jira", "privacy", "web")]
    found = [
        value for section in sections for value in section.__dict__.values() if isinstance(value, SecretStr)
    ]
    assert found
    return [value.get_secret_value() for value in found]
