"""The last beats: a release goes live, customers are told, and a page that leaders open on Monday."""

import json
import urllib.request
from typing import Any

from bridge.demo.story.beats import OLDER, REFUNDS, home_of, owner_in_jira, press
from bridge.demo.story.scene import Scene
from bridge.demo.story.teller import Teller
from bridge.sandbox.people.cards import Card, Json

VERSION = "5.3"
UNOWNED = "Price form is asked for at every counter"
MENDED = "Invoice mails arrive without the invoice"


def it_goes_live(teller: Teller, scene: Scene) -> None:
    """A release goes out; everybody reads their own words, says whether it is that, and tells their customers."""
    teller.begin("6 · Live, and the customers hear it")
    issue = scene.issue(OLDER) or {}
    _release(scene, issue)
    for who in REFUNDS:
        teller.until(f"“Live” in the messages of {who}", lambda: _news(scene, who))  # noqa: B023 - asked before the next
    news = teller.until("Mia's own words", lambda: _news(scene, "mia"))
    teller.require("that Mia reads her own words", true=any("nine days" in said for said in news.quotes))
    teller.say(
        f"Release {VERSION} is out. Each of the five reads their own words: “Same thing?”",
        user=scene.people["mia"],
        channel=news.channel,
        thread=str(news.thread_ts),
    )
    press(teller, scene, "mia", "Same thing", lambda: _news(scene, "mia"))
    customers = teller.until("the customers of Mia", lambda: _customers(scene))
    teller.require("that only her own customer stands there", true="Reference 1" in customers.words)
    press(teller, scene, "mia", "Told", lambda: _customers(scene))
    teller.until("that Mia's customer was told", lambda: "told. Thank you" in _words(_customers(scene)))
    teller.say("Mia has one customer who asked for it. She calls, and taps “Told”.")


def monday(teller: Teller, scene: Scene) -> None:
    """What leaders see: what needs them, what became better, and nobody ranked."""
    teller.begin("7 · Monday, 8 o'clock")
    leaders = scene.channels["triage-general"]
    digest = teller.until("the digest of the week", lambda: scene.card(leaders, UNOWNED))
    teller.require("that it says what has no owner", true="no owner" in digest.words)
    teller.say(
        "Leaders get one message: what needs them, what was done, what waits, and for how long.",
        user=scene.people["ruth"],
        channel=leaders,
        ts=digest.ts,
    )
    mended = teller.until("what became of the invoices", lambda: _mended(scene))
    teller.require("that reports became fewer", true=mended["after"] < mended["before"])
    teller.say(
        f"Behind it stands a page. {mended['before']:.0f} reports a week became {mended['after']:.0f}, "
        f"from the same {mended['same_reporters']} reporters.",
        page=f"{scene.page}/effect",
    )
    teams = _rows(scene, "loop", "callbacks")
    told, customers = (sum(team[name] for team in teams) for name in ("told", "customers"))
    teller.require("that most customers were told", true=told > customers / 2)
    teller.say(
        f"{told} of {customers} customers were told. Nothing lost, one wrong grouping put right "
        "in one click, and no agent ranked.",
        page=f"{scene.page}/loop",
    )


def _release(scene: Scene, issue: Json) -> None:
    """The team ends the work in a version, and the version goes out."""
    user, key = owner_in_jira(scene, issue), issue["key"]
    project = str(key).partition("-")[0]
    scene.hands.do("jira/version", project=project, name=VERSION)
    scene.hands.do("jira/edit", user=user, issue=key, fields={"fixVersions": [VERSION]})
    scene.hands.do("jira/transition", user=user, issue=key, to="Done", resolution="Done")
    scene.hands.do("jira/release", user=user, project=project, version=VERSION)


def _news(scene: Scene, who: str) -> Card | None:
    return scene.in_thread(who, home_of(who), "Live since")


def _customers(scene: Scene) -> Card | None:
    return scene.in_thread("mia", home_of("mia"), "Reference 1")


def _words(card: Card | None) -> str:
    return card.words if card else ""


def _mended(scene: Scene) -> dict[str, Any] | None:
    return next((row for row in _rows(scene, "effect", "effects") if row["problem"] == MENDED), None)


def _rows(scene: Scene, page: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table on a page."""
    address = f"{scene.page}/{page}?as=json&table={table}"
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - loopback
        rows: list[dict[str, Any]] = json.load(answer)["rows"]
    return rows
