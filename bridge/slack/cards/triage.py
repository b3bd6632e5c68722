"""A problem shown to the team that owns it: what is known of it, and the decisions that make sense now."""

from collections.abc import Iterator

from bridge.domain.outgoing import TriageCard
from bridge.slack.blocks import SENTENCE, WORDS, Block, paragraph, quiet, quotes
from bridge.slack.cards import decisions, evidence, resemblance, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import common, owners

QUOTES = 7


def render(card: TriageCard) -> Rendered:
    """How many and since when, where it stands, what customers say, what it may be, what can be decided."""
    title = Line("{title}", title=Bold(words.title(card.problem)))
    said = [text for text in card.quotes[:QUOTES] if text]
    return rendered(
        (_head(card), title, *_outcome(card), *_state(card)),
        *([quotes(said)] if said else []),
        *evidence.blocks(card),
        *resemblance.blocks(card),
        *decisions.row(card),
        *_foot(card),
    )


def _head(card: TriageCard) -> Line:
    of_team = owners.TRIAGE_DECIDED if card.outcome else owners.TRIAGE_NEW
    heard = Line(
        owners.TRIAGE_FROM_CUSTOMERS if card.customers else owners.TRIAGE_FROM,
        reports=words.reports(card.problem),
        agents=common.AGENTS(card.agents),
        customers=common.CUSTOMERS(card.customers),
    )
    return words.beside_each_other(
        Line(of_team, team=words.team(card.problem.team)),
        heard,
        Line(owners.TRIAGE_SINCE, when=When(card.first_heard)),
        *([owners.TRENDS[card.trend]] if card.trend else []),
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


def _state(card: TriageCard) -> Iterator[Line]:
    if card.hidden:
        yield Line("{hidden}", hidden=clip(card.hidden, SENTENCE))
    if card.assignee:
        yield Line(owners.TRIAGE_ASSIGNEE, assignee=clip(card.assignee, SENTENCE))
    if card.answer_by:
        owed = owners.TRIAGE_OVERDUE if card.overdue else owners.TRIAGE_OWED
        yield Line(owed, overdue=Bold(owners.OVERDUE), when=When.on(card.answer_by))
    if card.asleep:
        yield Line("{asleep}", asleep=clip(card.asleep, SENTENCE))
    if card.still:
        yield Line(owners.TRIAGE_STILL, reports=common.REPORTS(card.still))


def _foot(card: TriageCard) -> Iterator[Block]:
    small = []
    if card.theme:
        small.append(owners.TRIAGE_THEME.format(theme=clip(card.theme, SENTENCE)))
    if card.decided:
        small.append(owners.TRIAGE_NEWEST.format(decided=words.sentence(card.decided.sentence)))
    if small:
        yield quiet(words.apart(*small))
    if card.page:
        yield paragraph(Line(owners.TRIAGE_PAGE, page=Link(card.page, owners.THE_PAGE)))
