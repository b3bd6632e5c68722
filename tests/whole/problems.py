"""One problem in a town where many are told of at once: its own reports, card, homes and issue."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bridge.sandbox.people.cards import Card, Json
from bridge.sandbox.people.hands import Answer
from tests.whole import forms
from tests.whole.town import Town, eventually

REPORTERS = ("mia", "tom", "ines")
ENDINGS = {"mia": "monday", "tom": "tuesday", "ines": "friday", "dana": "sunday"}
"""Two problems of one team share only its word and a day, which is too little to join them or to ask."""


@dataclass(frozen=True)
class Team:
    """Who decides of a problem, and where.

    Attributes:
        channel: in Slack.
        owner: by their short name in Slack.
        member: by their name in Jira.
        project: its key in Jira.
        cue: the word by which a report is theirs.
    """

    channel: str
    owner: str
    member: str
    project: str
    cue: str


PAYMENTS = Team("#triage-payments", "priya", "Priya", "PAY", "refund")
DELIVERY = Team("#triage-delivery", "lukas", "Otto", "DEL", "parcel")


@dataclass
class Problem:
    """What several people report, in words that no other problem has.

    Attributes:
        town: where it happens.
        subject: four words or more that only these reports share.
        team: who owns it.
        reporters: who reports it.
        ts: of the team's card, once it was seen.
    """

    town: Town
    subject: str
    team: Team = PAYMENTS
    reporters: tuple[str, ...] = REPORTERS
    ts: str = ""

    def text(self, name: str) -> str:
        """What somebody reports."""
        return f"{self.team.cue} {self.subject} {ENDINGS[name]}"

    def report(self) -> Card:
        """Everybody reports; the card that the team gets."""
        for name in self.reporters:
            assert self.town.insight(name, self.text(name)).startswith("Saved, no. ")
        card = self.card()
        self.ts = card.ts
        return card

    def opened(self) -> Json:
        """Everybody reports and the owner opens the issue; the issue in Jira, once everybody was told."""
        self.report()
        self.press("Open issue")
        issue = self.issue()
        self.told("With ")
        return issue

    def card(self, holds: Callable[[Card], object] = bool) -> Card:
        """The team's card of this problem, as soon as this holds of it."""
        found: Card = eventually(lambda: next(one for one in self._cards() if holds(one)))
        return found

    def says(self, words: str) -> Card:
        """The team's card of this problem, as soon as these words stand on it."""
        return self.card(lambda one: words in one.words)

    def thread(self) -> list[Card]:
        """What stands below the team's card."""
        top = self.card()
        return self.town.cards(top.channel, top.ts)

    def noted(self, words: str) -> Card:
        """What stands below the team's card with these words, as soon as it is there."""
        found: Card = eventually(lambda: next(one for one in self.thread() if words in one.words))
        return found

    def press(self, label: str) -> None:
        """The owner presses a button on the card, as soon as it is there."""
        card = self.card(lambda one: one.button(label))
        self.town.press(self.team.owner, card, label)

    def further(self, label: str) -> None:
        """The owner looks at what else can be decided, and presses one of it."""
        self.press("More")
        forms.choose(self.town, self.team.owner, label)

    def fill(self, **fields: object) -> Answer:
        """The owner fills in the form that opened, and sends it."""
        return forms.send(self.town, self.team.owner, **fields)

    def issue(self) -> Json:
        """The issue that the card names, as it stands in Jira."""
        card = self.says("The issue is ")
        key = card.words.partition("The issue is ")[2].split()[0].rstrip(".")
        return next(one for one in self.town.issues() if one["key"] == key)

    def home(self, name: str) -> Card:
        """The card that somebody got for their report, as soon as it is there."""
        found: Card = eventually(
            lambda: next(one for one in self.town.homes(name) if self.text(name) in str(one.quotes))
        )
        return found

    def story(self, name: str) -> list[str]:
        """What somebody was told below that card, in order."""
        home = self.home(name)
        return [one.words for one in self.town.cards(home.channel, home.ts)]

    def asked(self, name: str, label: str) -> Card:
        """What somebody is asked below that card, as soon as it has a button with this label."""
        home = self.home(name)
        found: Card = eventually(
            lambda: next(one for one in self.town.cards(home.channel, home.ts) if one.button(label))
        )
        return found

    def told(self, words: str) -> None:
        """Wait until every reporter was told; then see that each was told once."""
        for name in self.reporters:
            eventually(lambda: any(words in line for line in self.story(name)))  # noqa: B023 - asked before the next one
        self.town.come_to_rest()
        for name in self.reporters:
            lines = self.story(name)
            assert sum(words in line for line in lines) == 1, (words, name, lines)

    def told_one(self, name: str, words: str) -> None:
        """Wait until one reporter was told."""
        eventually(lambda: any(words in line for line in self.story(name)))

    def jira(self, deed: str, **body: Any) -> Answer:
        """Somebody of the team does something with the issue in Jira."""
        return self.town.jira(deed, user=self.team.member, issue=self.issue()["id"], **body)

    def move(self, to: str, resolution: str | None = None) -> None:
        """Somebody of the team moves the issue to a status."""
        self.jira("transition", to=to, resolution=resolution)

    def _cards(self) -> list[Card]:
        return [one for one in self.town.cards(self.team.channel) if self._is_ours(one)]

    def _is_ours(self, card: Card) -> bool:
        """By its place; before it was seen by what is quoted, which joined problems have in common."""
        return card.ts == self.ts if self.ts else any(self.subject in quote for quote in card.quotes)
