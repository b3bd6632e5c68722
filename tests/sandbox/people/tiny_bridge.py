"""A bridge of a hundred lines: it says what the real one says, so that people have something to react to."""

import threading
from itertools import count
from socket import SHUT_RDWR
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bridge.sandbox.people.hands import Hands
from bridge.slack.straight import trusted

Json = dict[str, Any]
TRIAGE = "C0TRIAGEPAYMENTS"
LISTENING = "C0VOICEOFCUSTOMER"
BOT = "U0BRIDGE"


def authorize(**_: object) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T0SANDBOX", bot_user_id=BOT, bot_id="B0BRIDGE", bot_token="xoxb-sandbox"
    )


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def said(text: str) -> Json:
    return {"type": "section", "text": plain(text)}


def quote(text: str) -> Json:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": text}]}],
    }


def row(**labels: str) -> Json:
    elements = [
        {"type": "button", "action_id": name, "text": plain(label), "value": name}
        for name, label in labels.items()
    ]
    return {"type": "actions", "elements": elements}


def form(callback: str) -> Json:
    element = {"type": "plain_text_input", "action_id": "text"}
    field = {"type": "input", "block_id": "text", "label": plain("Text"), "element": element}
    return {
        "type": "modal",
        "callback_id": callback,
        "title": plain(callback),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "blocks": [field],
    }


class TinyBridge:
    """Saves everything, groups by the first word, offers every third report of a word to the owners.

    Attributes:
        saved: number to text.
        decisions: what people pressed or wrote, in order.
    """

    def __init__(self, url: str) -> None:
        self.hands = Hands(url)
        self.client = WebClient("xoxb-sandbox", base_url=f"{url}/slack/api/", retry_handlers=[])
        self.saved: dict[int, str] = {}
        self.decisions: list[tuple[str, str]] = []
        self._numbers = count(1)
        self._lock = threading.Lock()
        app = App(client=self.client, authorize=authorize, process_before_response=True)
        self._listen(app)
        self.socket = SocketModeHandler(
            app,
            "xapp-sandbox",
            web_client=WebClient("xapp-sandbox", base_url=f"{url}/slack/api/", ssl=trusted()),
        )

    def leave(self) -> None:
        """Hang up; the client closes between its reads of three seconds, and reads no longer once the socket is shut."""
        client = self.socket.client
        client.auto_reconnect_enabled = False
        client.current_session_state.terminated = True
        if client.current_session and client.current_session.sock:
            client.current_session.sock.shutdown(SHUT_RDWR)
        self.socket.close()  # type: ignore[no-untyped-call]

    def _listen(self, app: App) -> None:
        app.command("/insight")(self.on_command)
        app.view("report")(self.on_report)
        app.view("reason")(self.on_form)
        app.view("key")(self.on_form)
        app.view("words")(self.on_form)
        app.event("message")(self.on_message)
        app.event("app_mention")(self.on_mention)
        for name in ("right", "not_same", "answer.1", "answer.2", "accept"):
            app.action(name)(self.on_press)
        app.action("open")(self.on_open)
        for name, callback in (("decline", "reason"), ("link", "key"), ("write", "words")):
            app.action(name)(self.opener(callback))

    def on_command(self, ack: Any, body: Json) -> None:
        if not body.get("text"):
            ack()
            self.client.views_open(trigger_id=body["trigger_id"], view=form("report"))
            return
        ack(f"Saved, no. {self.keep(body['user_id'], body['text'])}.")

    def on_report(self, ack: Any, body: Json) -> None:
        number = self.keep(body["user"]["id"], body["view"]["state"]["values"]["text"]["text"]["value"])
        notice = {"type": "modal", "title": plain("Saved"), "blocks": [said(f"Saved, no. {number}.")]}
        ack(response_action="update", view=notice)

    def on_form(self, ack: Any, body: Json) -> None:
        ack()
        self.decide(body["view"]["callback_id"], body["view"]["state"]["values"]["text"]["text"]["value"])

    def on_message(self, event: Json) -> None:
        heard = event["channel"] == LISTENING or event.get("channel_type") == "im"
        if heard and not event.get("bot_id") and not event.get("subtype"):
            self.keep(event["user"], event["text"])

    def on_mention(self, event: Json) -> None:
        self.keep(event["user"], event["text"].replace(f"<@{BOT}>", "").strip())

    def on_press(self, ack: Any, body: Json) -> None:
        ack()
        self.decide(body["actions"][0]["action_id"], body["user"]["id"])

    def on_open(self, ack: Any, body: Json) -> None:
        ack()
        self.decide("open", body["user"]["id"])
        self.hands.do("jira/issue", user="Bridge", project="PAY", summary=body["message"]["text"])
        where = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        self.client.chat_update(**where, text="Opened", blocks=[said("Opened.")])

    def opener(self, callback: str) -> Any:
        def opens(ack: Any, body: Json) -> None:
            ack()
            self.client.views_open(trigger_id=body["trigger_id"], view=form(callback))

        return opens

    def decide(self, what: str, by: str) -> None:
        with self._lock:
            self.decisions.append((what, by))

    def keep(self, user: str, text: str) -> int:
        with self._lock:
            number = next(self._numbers)
            self.saved[number] = text
            word = text.split(maxsplit=1)[0]
            reports = sum(other.startswith(word) for other in self.saved.values())
        home = self.client.conversations_open(users=[user])["channel"]["id"]
        head = said(f"Saved, no. {number} · {word} · 2 reports · listening")
        blocks = [head, quote(text), row(right="Right", not_same="Not the same")]
        self.client.chat_postMessage(channel=home, text="Saved", blocks=blocks)
        if reports == 3:
            blocks = [said(word), row(open="Open issue", link="Link another …", decline="Decline …")]
            self.client.chat_postMessage(channel=TRIAGE, text=word, blocks=blocks)
        return number

    def ask(self, user: str) -> None:
        home = self.client.conversations_open(users=[user])["channel"]["id"]
        blocks = [
            said("Which?"),
            row(**{"answer.1": "Phone", "answer.2": "Tablet", "write": "Write an answer"}),
        ]
        self.client.chat_postMessage(channel=home, text="Which?", blocks=blocks)

    def answers(self) -> None:
        blocks = [said("2 of 3 answered"), row(accept="Accept these answers")]
        self.client.chat_postMessage(channel=TRIAGE, text="answers", blocks=blocks)
