"""The beats from the card of an owner to a no: what is said, what people do, and what must come of it."""

from collections.abc import Callable, Mapping

from bridge.demo.story.scene import Scene
from bridge.demo.story.teller import Teller
from bridge.sandbox.people.cards import Card, Json

OLDER = "Refund status unclear"
REFUNDS = {
    "mia": "Refund still shows as pending after nine days, C-88213 wants to be called back",
    "tom": "His refund is pending for days in the account, the bank has nothing yet",
    "ines": "refund pending for over a week, the bank says nothing has arrived",
    "dana": "Customer at the door: refund for the parcel we took back shows pending for days",
    "pola": "Refund says pending for nine days now, customer wants to know when the money comes",
}
BY_NIGHT = ("tom", "ines", "dana")
"""Who reported it before the story begins."""

TRIAGE = "triage-payments"
DANGER = "The heating blanket smoked at night and burnt a hole in the sheet, she pulled the plug"
FORMS = {
    "tom": "He must post a signed paper form to get two euros back, and is furious about the form",
    "mia": "Has to print and sign a paper form for a two euro refund, she has no printer",
    "ines": "paper form with a signature for a refund of two euros, customer gave up",
}
QUESTION = "To agents: which cards? [Visa only] [Mastercard too] [Do not know]"
TAPPED = {"mia": "Visa only", "tom": "Visa only", "ines": "Mastercard too", "pola": "Visa only"}
WRITTEN = "One was a gift card, last week"
REASON = "Finance needs the signed form until the new ledger runs in April"
WORDING = "You can also sign the form in any of our shops."

Beat = Callable[[Teller, Scene], None]


def it_is(teller: Teller, scene: Scene) -> None:
    """An issue that people had before is offered first, and linked; one urgent report is enough."""
    teller.begin("3 · One problem, one issue")
    before, triage = scene.issues(), scene.channels[TRIAGE]
    card = teller.until(
        "“Looks like” on the card of Payments", lambda: with_button(scene, triage, OLDER, "It is")
    )
    teller.say(
        "Payments gets one card. First of all it says what Jira has already: “Looks like …”",
        user=scene.people["priya"],
        channel=triage,
        ts=card.ts,
    )
    press(teller, scene, "priya", "It is", lambda: scene.card(triage, OLDER))
    key = str((scene.issue(OLDER) or {}).get("key"))
    teller.until(f"{key} on the card", lambda: scene.card(triage, f"The issue is {key}"))
    teller.require("that there is no new issue", true=scene.issues() == before)
    teller.say(
        f"“It is.” Linked to {key}. No new issue, and five people know that their problem has one.", issue=key
    )
    _danger(teller, scene)


def _danger(teller: Teller, scene: Scene) -> None:
    report(teller, scene, {"tom": DANGER})
    page = teller.until("the alarm of the owner", lambda: scene.at_home("lukas", "Urgent"))
    teller.say(
        "Meanwhile something dangerous: one report is enough. Its owner is told at once, in person.",
        user=scene.people["lukas"],
        channel=page.channel,
        ts=page.ts,
    )


def one_tidy_answer(teller: Teller, scene: Scene) -> None:
    """An owner asks in Jira; those who reported tap or write; one comment holds what came back."""
    teller.begin("4 · A question, and one tidy answer")
    issue = scene.issue(OLDER) or {}
    teller.say(f"The owner comments in {issue['key']}, as owners do: “{QUESTION}”", issue=str(issue["key"]))
    scene.hands.do("jira/comment", user=owner_in_jira(scene, issue), issue=issue["key"], text=QUESTION)
    for who, answer in TAPPED.items():
        _answer(teller, scene, who, answer)
    _write(teller, scene, "dana")
    tidy = teller.until("one comment with all answers", lambda: _tidy(scene))
    teller.say("Four tap, one writes. One comment in Jira holds it all, and is kept up to date.", issue=tidy)


def _answer(teller: Teller, scene: Scene, who: str, label: str) -> None:
    press(teller, scene, who, label, lambda: _asked(scene, who, label))


def _write(teller: Teller, scene: Scene, who: str) -> None:
    _answer(teller, scene, who, "Write an answer")
    form = teller.until("the form for an answer", lambda: scene.form(who))
    teller.require("that the answer is taken", true=scene.send(who, form, WRITTEN))


def a_no_with_a_reason(teller: Teller, scene: Scene) -> None:
    """A problem is declined; everyone who reported hears why, and what to say."""
    teller.begin("5 · A “no” that helps")
    report(teller, scene, FORMS)
    for who in ("mia", "ines"):
        teller.until(f"{who}'s word on it", lambda: _agreed(scene, who, FORMS[who]))  # noqa: B023 - asked before the next one
    triage = scene.channels[TRIAGE]
    teller.until("the card of the form", lambda: with_button(scene, triage, "form", "Decline"))
    teller.say("Another problem will not be changed soon. The owner declines, with a reason.", channel=triage)
    press(teller, scene, "priya", "Decline", lambda: with_button(scene, triage, "form", "Decline"))
    form = teller.until("the form for the reason", lambda: scene.form("priya"))
    teller.require("that the reason is taken", true=scene.send("priya", form, REASON, WORDING))
    told = teller.until("the “no” in Tom's messages", lambda: scene.in_thread("tom", FORMS["tom"], REASON))
    teller.require("what to tell the customer", true=WORDING in told.words)
    teller.say(
        "Tom reads the reason, and what he can tell the customer. A heard “no” is an answer too.",
        user=scene.people["tom"],
        channel=told.channel,
        thread=str(told.thread_ts),
    )


def press(teller: Teller, scene: Scene, who: str, label: str, find: Callable[[], Card | None]) -> None:
    """Press a button on a card as it stands; cards change under people's fingers, so look again until it is taken."""

    def pressed() -> bool:
        card = find()
        return card is not None and scene.press(who, card, label)

    teller.until(f"the button “{label}” of {who}", pressed)


def report(teller: Teller, scene: Scene, reports: Mapping[str, str]) -> None:
    """Everybody reports; who gets no number tries again, as one would."""
    for who, words in reports.items():
        teller.until(f"“Saved” for {who}", lambda: scene.report(who, words))  # noqa: B023 - asked before the next one


def _agreed(scene: Scene, who: str, words: str) -> bool:
    """Whoever is asked which problem it is taps the first one; whoever is not asked has nothing to do."""
    home = scene.at_home(who, words)
    if home is None:
        return False
    return home.button("Something new") is None or scene.press(who, home, FORMS["tom"][:20])


BEATS: tuple[Beat, ...] = (it_is, one_tidy_answer, a_no_with_a_reason)
"""Those before the release."""


def with_button(scene: Scene, channel: str, words: str, label: str) -> Card | None:
    """The newest card of a channel with these words, if it has the button."""
    found = scene.card(channel, words)
    return found if found and found.button(label) else None


def _asked(scene: Scene, who: str, label: str) -> Card | None:
    found = scene.in_thread(who, home_of(who), "asks those who heard this")
    return found if found and found.button(label) else None


def home_of(who: str) -> str:
    """The words by which somebody's home card is known; a customer's reference does not stand on it."""
    return REFUNDS[who].partition(", C-")[0]


def owner_in_jira(scene: Scene, issue: Json) -> str:
    """Who is in charge of an issue, or anybody else of the site."""
    users: list[Json] = scene.hands.ask("jira/board")["users"]
    return str(issue.get("assignee") or users[0]["name"])


def _tidy(scene: Scene) -> str | None:
    """The key of the issue once one comment tells of five answers."""
    issue = scene.issue(OLDER) or {}
    texts = [comment["text"] for comment in issue.get("comments", ()) if WRITTEN in comment["text"]]
    return str(issue["key"]) if len(texts) == 1 and "Visa only 3" in texts[0] else None
