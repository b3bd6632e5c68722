"""What happened on the site, in order: changes, what was written by clients, what webhooks say."""

from dataclasses import asdict

from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json
from bridge.sandbox.jira.journal import READS
from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.webhooks.payload import cloud_payloads, server_payloads

UTC = Shapes("", offset_minutes=0)


def changes(hand: Hand) -> Json:
    """What happened after event number `after`."""
    return {"at": hand.state.last_event, "changes": [_event(event) for event in _fresh(hand)]}


def webhooks(hand: Hand) -> Json:
    """What webhooks say about the events after number `after`, with what is true now; `?server=1` for Data Center's."""
    bodies = server_payloads if hand.query.get("server") else cloud_payloads
    told = [{"n": event.n, "bodies": bodies(hand.state, event)} for event in _fresh(hand)]
    return {"at": hand.state.last_event, "webhooks": told}


def requests(hand: Hand) -> Json:
    """What clients asked by POST, PUT and DELETE after call number `after`; `?reads=1` for all that they asked."""
    wanted = [
        {"n": n} | asdict(entry)
        for n, entry in hand.state.journal.after(hand.after)
        if hand.query.get("reads") or entry.method not in READS
    ]
    return {"at": hand.state.journal.last, "requests": wanted}


def _fresh(hand: Hand) -> list[Event]:
    events = hand.state.events
    first = events[0].n if events else 0
    return events[max(0, hand.after + 1 - first) :]


def _event(event: Event) -> Json:
    return {
        "n": event.n,
        "kind": event.kind,
        "user": event.actor.name,
        "at": UTC.time(event.at),
        "issue": event.issue.key if event.issue else None,
        "comment": str(event.comment.id) if event.comment else None,
        "version": event.version.name if event.version else None,
        "mailed": event.mailed,
    }


TABLE: dict[str, Doing] = {"changes": changes, "webhooks": webhooks, "requests": requests}
