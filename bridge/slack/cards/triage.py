"""A problem shown to the team that owns it, with the decisions that it waits for."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import TriageCard
from bridge.slack.blocks import SENTENCE, WORDS, Block, buttons, quiet, quotes
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import common, owners

QUOTES = 7


def render(card: TriageCard) -> Rendered:
    """What customers say and how many; below it the decisions, or what was decided."""
    head = Line(
        owners.TRIAGE_DECIDED if card.outcome else owners.TRIAGE_NEW,
        team=words.team(card.problem.team),
        reports=words.reports(card.problem),
        agents=common.counted(common.AGENTS, card.agents),
        when=When(card.first_heard),
    )
    title = Line("{title}", title=Bold(words.title(card.problem)))
    said = [text for text in card.quotes[:QUOTES] if text]
    return rendered(
        (head, title, *_outcome(card)),
        *([quotes(said)] if said else []),
        *([quiet(owners.TRIAGE_THEME.format(theme=card.theme))] if card.theme else []),
        *([] if card.outcome else [_decisions(card)]),
    )


def _outcome(card: TriageCard) -> list[Line]:
    lines = []
    link = _link(card)
    before, key, after = clip(card.outcome, WORDS).partition(card.problem.issue_key or owners.THE_ISSUE)
    if card.outcome:
        lines.append(
            Line("{before}{key}{after}", before=before, key=link if link and key else key, after=after)
        )
    if card.waiting:
        lines.append(Line(owners.TRIAGE_WAITING, waiting=clip(card.waiting, WORDS)))
    if link and not key:
        lines.append(Line(owners.TRIAGE_ISSUE, issue=link))
    return lines


def _link(card: TriageCard) -> Link | None:
    words_of_it = clip(card.problem.issue_key, SENTENCE) or owners.THE_ISSUE
    return Link(card.issue_url, words_of_it) if card.issue_url else None


def _decisions(card: TriageCard) -> Block:
    titled = Carried(card.problem.group, choice=words.title(card.problem))
    return buttons(
        button(owners.OPEN_ISSUE, Gesture.OPEN_ISSUE, Carried(card.problem.group), primary=True),
        button(owners.LINK_ISSUE, Gesture.LINK_ISSUE, titled),
        button(owners.DECLINE, Gesture.DECLINE, titled),
    )
