"""The people and places of the story, and how somebody finds a card and fills in a form."""

from collections.abc import Iterator
from dataclasses import dataclass

from bridge.sandbox.people.cards import Card, Json, buttons, card
from bridge.sandbox.people.hands import Hands, RefusedError

FLOOR, LISTENING = "service-floor", "voice-of-customer"
"""Where agents type commands, and where everybody may write."""


@dataclass(frozen=True)
class Scene:
    """The made-up retailer.

    Attributes:
        hands: the control API.
        people: Slack ids by short name.
        channels: Slack ids by name.
        bot: the bot's id.
        page: where the bridge's pages are.
    """

    hands: Hands
    people: dict[str, str]
    channels: dict[str, str]
    bot: str
    page: str = ""

    @classmethod
    def of(cls, hands: Hands, page: str = "") -> "Scene":
        """Look who and what is there."""
        workspace = hands.ask("slack/workspace")
        return cls(
            hands=hands,
            people={user["name"]: user["id"] for user in workspace["users"]},
            channels={channel["name"]: channel["id"] for channel in workspace["channels"]},
            bot=workspace["bot"],
            page=page,
        )

    def report(self, who: str, words: str) -> bool:
        """Somebody types a command with what a customer said; whether it was saved."""
        return "Saved" in self.command(who, "/insight", words)

    def invite(self, who: str, name: str) -> None:
        """Somebody from outside comes as a guest of one channel."""
        guest = {"name": who, "real_name": name, "is_guest": True, "channels": [LISTENING]}
        self.people[who] = self.hands.do("slack/person", **guest)["id"]

    def mention(self, who: str, words: str) -> None:
        """Somebody who has no commands tells the bot by its name what a customer said."""
        place = {"user": self.people[who], "channel": self.channels[LISTENING]}
        self.hands.do("slack/message", **place, text=f"<@{self.bot}> {words}")

    def command(self, who: str, command: str, words: str) -> str:
        """Somebody types a command; what is answered at once."""
        place = {"user": self.people[who], "channel": self.channels[FLOOR]}
        return str(self.hands.do("slack/command", **place, command=command, text=words)["response"])

    def dm(self, who: str) -> str:
        """The direct message of somebody with the bot; empty while there is none."""
        for channel in self.hands.ask("slack/workspace")["channels"]:
            if channel["kind"] == "dm" and {self.people[who], self.bot} <= set(channel["members"]):
                return str(channel["id"])
        return ""

    def cards(self, channel: str, thread: str | None = None) -> Iterator[Card]:
        """What the bot wrote in a channel or a thread, newest first."""
        if not channel:
            return
        asked = self.hands.ask("slack/messages", channel=channel, thread_ts=thread)
        for message in reversed(asked["messages"]):
            if message["user"] == self.bot:
                yield card(channel, message)

    def card(self, channel: str, words: str) -> Card | None:
        """The newest card of a channel on which these words stand."""
        return next((one for one in self.cards(channel) if words in _all_words(one)), None)

    def at_home(self, who: str, words: str) -> Card | None:
        """The newest card in somebody's direct message on which these words stand."""
        return self.card(self.dm(who), words)

    def in_thread(self, who: str, home: str, words: str) -> Card | None:
        """The newest message below the home card that shows ``home``, on which these words stand."""
        top = self.at_home(who, home)
        found = self.cards(top.channel, top.ts) if top else iter(())
        return next((one for one in found if words in _all_words(one)), None)

    def press(self, who: str, one: Card, label: str) -> bool:
        """Press the button whose label begins so; False when it is not there, or not any more."""
        button = one.button(label)
        if button is None:
            return False
        try:
            pressed = self.hands.do(
                "slack/press",
                user=self.people[who],
                channel=one.channel,
                ts=one.ts,
                action_id=button.action_id,
                block_id=button.block_id or None,
                value=button.value,
            )
        except RefusedError:
            return False
        return bool(pressed["acked"])

    def whispered(self, who: str, words: str) -> Card | None:
        """The newest message on the service floor that one person alone sees, if these words stand on it."""
        floor = self.channels[FLOOR]
        shown = self.hands.ask("slack/messages", channel=floor, user=self.people[who])["messages"]
        cards = [card(floor, message) for message in shown if message["ephemeral_for"]]
        return next((one for one in reversed(cards) if words in _all_words(one)), None)

    def form(self, who: str, callback: str = "") -> Json | None:
        """The form that is open before somebody, if it is the one that is looked for."""
        views: list[Json] = self.hands.ask("slack/views", user=self.people[who])["views"]
        return views[-1] if views and callback in views[-1]["view"].get("callback_id", "") else None

    def press_in_form(self, who: str, label: str) -> bool:
        """Press the button of the open form whose label begins so; False while there is none."""
        form = self.form(who)
        button = next(iter(buttons(form["view"]["blocks"], label)), None) if form else None
        if form is None or button is None:
            return False
        pressed = self.hands.do(
            "slack/press", user=self.people[who], view_id=form["id"], action_id=button.action_id
        )
        return bool(pressed["acked"])

    def send(self, who: str, form: Json, *texts: str) -> bool:
        """Fill the first text fields of a form in their order, and send it."""
        fields = [block for block in form["view"]["blocks"] if _is_text(block)]
        values = {
            block["block_id"]: {block["element"]["action_id"]: text}
            for block, text in zip(fields, texts, strict=False)
        }
        answer = self.hands.do("slack/submit", user=self.people[who], view_id=form["id"], values=values)
        return bool(answer["acked"]) and not answer.get("errors")

    def issue(self, summary: str) -> Json | None:
        """The Jira issue whose summary begins so."""
        issues: list[Json] = self.hands.ask("jira/board")["issues"]
        return next((one for one in issues if one["summary"].startswith(summary)), None)

    def issues(self) -> int:
        """How many issues there are."""
        return len(self.hands.ask("jira/board")["issues"])


def _all_words(one: Card) -> str:
    return "\n".join((one.words, *one.quotes))


def _is_text(block: Json) -> bool:
    return bool(block["type"] == "input" and block["element"]["type"] == "plain_text_input")
