"""The Monday digest: what needs somebody, what became of what people said, who did it, what waits."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.language import spoken
from bridge.domain.naming import at_beginning
from bridge.domain.outgoing import Digest
from bridge.domain.outgoing import digest_words as said
from bridge.domain.pages.did import Story
from bridge.domain.pages.owed import Need
from bridge.domain.permalinks import problem_page
from bridge.slack.blocks import SENTENCE, Block, beside, bullets, paragraph, quiet
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, Link
from bridge.slack.text import clip
from bridge.slack.texts import common, digest, owners

MOST = 3


def render(card: Digest) -> Rendered:
    """The week in a sentence, then what is behind it; one line if there is nothing."""
    if card.is_quiet:
        return rendered((_quiet_week(card),), *_base(card))
    return rendered(
        (_head(card), *_waits(card)),
        *_needs(card.needs[:MOST]),
        *_stories(said.DID, [_did(story, card.pages) for story in card.did[:MOST]]),
        *_stories(said.WILL_NOT, [_will_not(story, card.pages) for story in card.will_not[:MOST]]),
        *_by(card),
        *_base(card),
        *_page(card),
    )


def _week(card: Digest) -> Bold:
    return Bold(at_beginning(card.week.words))


def _quiet_week(card: Digest) -> Line:
    return Line(
        digest.TEAM_QUIET if card.team else digest.QUIET, week=_week(card), team=words.team(card.team)
    )


def _head(card: Digest) -> Line:
    if not card.team:
        some = digest.ANSWERED(card.answered)
        answered = some if card.answered else digest.NONE_ANSWERED
        return Line(digest.HEAD if card.waiting else digest.HEAD_DONE, week=_week(card), answered=answered)
    head = digest.TEAM_HEAD_UNCOUNTED if card.reports is None else digest.TEAM_HEAD
    reports = common.REPORTS(card.reports or 0)
    return Line(head, week=_week(card), team=words.team(card.team), reports=reports)


def _waits(card: Digest) -> Iterator[Line]:
    """The line that hurts, and what waits for the team."""
    if card.oldest:
        problems = common.PROBLEMS(card.waiting)
        oldest = clip(said.oldest(card.oldest), SENTENCE)
        yield Line(digest.OLDEST, waiting=Bold(said.WAITING), problems=problems, oldest=oldest)
    if card.questions:
        yield Line(digest.QUESTIONS, questions=digest.ASKED(card.questions))
    if card.customers:
        yield Line(digest.CUSTOMERS, customers=common.CUSTOMERS(card.customers))


def _needs(needs: tuple[Need, ...]) -> Iterator[Block]:
    """Each decision with the button that gives the problem to a team."""
    if needs:
        yield paragraph(Line("{needs}", needs=Bold(said.NEEDS_YOU)))
    for need in needs:
        text = said.need(need, clip(need.title, SENTENCE) or spoken(owners.UNTITLED))
        assign = button(digest.ASSIGN, Gesture.REROUTE, Carried(need.group))
        yield beside(f"need:{need.group}", text, assign)


def _stories(title: str, lines: list[Line]) -> Iterator[Block]:
    if lines:
        yield paragraph(Line("{title}", title=Bold(title)))
        yield bullets(lines)


def _did(story: Story, pages: str) -> Line:
    return Line(
        digest.DID_LINE,
        title=_title(story, pages),
        heard=clip(said.heard(story), SENTENCE),
        team=words.team(story.team),
    )


def _will_not(story: Story, pages: str) -> Line:
    reason = words.sentence(story.reason) or said.NO_REASON
    return Line(digest.WILL_NOT_LINE, title=_title(story, pages), reason=reason, team=words.team(story.team))


def _title(story: Story, pages: str) -> Bold | Link:
    """It leads to the problem's page."""
    title = clip(story.title, SENTENCE) or owners.UNTITLED
    return Link(problem_page(pages, story.group), title) if pages else Bold(title)


def _by(card: Digest) -> Iterator[Block]:
    """Who found, sharpened and shipped what; a team reads of itself only."""
    rows = (
        (said.FOUND, digest.TEAM_FOUND, card.found),
        (said.SHARPENED, digest.TEAM_SHARPENED, card.sharpened),
        (said.SHIPPED, "", card.shipped),
    )
    lines = []
    for everybody, own, parts in rows:
        number = common.CONTRIBUTIONS(sum(many for _team, many in parts))
        if parts and (own or not card.team):
            row = clip(said.shares(parts), SENTENCE)
            lines.append(Line(own if card.team else everybody, teams=row, contributions=number))
    if lines:
        yield paragraph(*lines)


def _base(card: Digest) -> tuple[Block, ...]:
    return (quiet(said.base(card.base)),) if card.base else ()


def _page(card: Digest) -> Iterator[Block]:
    if card.page:
        page = Link(card.page, digest.THE_STORIES if card.team else digest.THE_OVERVIEW)
        yield paragraph(Line(digest.PAGE, page=page))
