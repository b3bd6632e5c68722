"""A problem is sent to the team whose it is: its card moves to their channel, and the classifier learns it."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.quotes import titled_later
from bridge.domain.rules import Rules
from bridge.domain.sentences import Sentence, sentence
from bridge.flow import outbox, telling, themes
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import first
from bridge.store.queries import groups, parts, rulings
from bridge.store.tables import Group, Insight, Part, Person, Ruling, ThemeLabel

SENT = _("“{title}” was sent to {team}.")
SENT_BECAUSE = _("“{title}” was sent to {team}: {why}")
WENT_BACK = _("“{title}” went back to {team}.")


def reroute(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Give the problem another theme; if that is another team's, they get the card and owe an answer from now on."""
    theme = click.choice
    if theme == group.theme or not any(theme in route.themes for route in rules.routes):
        return None
    before, after = rules.route(group.theme), rules.route(theme)
    carried = _carried(session, group)
    themes.relabel(session, group, theme, person, now)
    session.flush()
    learnt = [label.id for label in rulings.labels(session, person.id or 0, theme, now)]
    if after.name != before.name and group.shown_at is not None:
        why = first(click, "note")
        says = sentence(
            SENT_BECAUSE if why else SENT, title=titled_later(group.title), team=after.team, why=why
        )
        hand_over(session, group, says, click.outside_id, now)
        group.due_at, group.due_moved, group.nudged = now + after.answer_within, False, 0
        session.add(group)
    return {"carried": carried, "learnt": learnt}


def hand_over(session: Session, group: Group, says: Sentence, cause: str, now: datetime) -> None:
    """Let the card go to the channel of the team whose the problem is now; where it stood, a sentence says so."""
    number, target = group.id or 0, outbox.triage_of(group.id or 0)
    if group.triage_ts is None:
        return
    outbox.enqueue(
        session,
        f"triage_sent:{number}:{cause}",
        kind="triage_sent",
        subject=number,
        target=target,
        priority=outbox.Priority.TEAM,
        body={"channel": group.triage_channel, "ts": group.triage_ts, **says.packed()},
        now=now,
    )
    group.triage_channel = group.triage_ts = None
    session.add(group)
    outbox.enqueue(
        session,
        f"triage:{number}:{cause}",
        kind="triage",
        subject=number,
        target=target,
        priority=outbox.Priority.TEAM,
        now=now,
    )


def _carried(session: Session, group: Group) -> list[list[Any]]:
    """The themes that the reports had: the insight, its part or -1 for all of it, the theme and how sure it was."""
    listed = groups.members(session, group.id or 0)
    pieces = parts.among(session, {insight.id or 0 for insight, _place in listed})
    found = []
    for insight, place in listed:
        piece = pieces.get((insight.id or 0, place.part))
        found.append(
            [insight.id, place.part, piece.theme, None]
            if piece
            else [insight.id, WHOLE, insight.theme, insight.theme_probability]
        )
    return found


def give_back(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Let the reports have the themes that they had, unlearn what was said, and let the card go back."""
    for number, part, theme, probability in ruling.facts["carried"]:
        carrier = session.get_one(Insight, number) if part == WHOLE else session.get(Part, (number, part))
        if isinstance(carrier, Insight):
            carrier.theme_probability = probability
        if carrier is not None:
            carrier.theme = theme
            session.add(carrier)
    for number in ruling.facts["learnt"]:
        session.delete(session.get_one(ThemeLabel, number))
    group = groups.get(session, ruling.group_id)
    team = rules.route(group.theme).team
    says = sentence(WENT_BACK, title=titled_later(group.title), team=team)
    hand_over(session, group, says, f"undone{ruling.id}", now)
    telling.refresh_triage(session, group, f"back{ruling.id}", now)


WHOLE = -1
