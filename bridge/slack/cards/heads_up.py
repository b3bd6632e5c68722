"""A change that is about to go live, in five lines; and what its owners see of it."""

from collections.abc import Iterator
from datetime import date

from bridge.domain.incoming import Gesture
from bridge.domain.language import current, spoken
from bridge.domain.listing import listed
from bridge.domain.outgoing import HeadsUpAsked, HeadsUpCard, HeadsUpSent, ReleaseCard
from bridge.slack.blocks import SENTENCE, WORDS, Block, buttons, quiet, quote
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import GOT_IT, Carried, button
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import heads_up as texts

WEEK = 7


def render(card: HeadsUpCard) -> Rendered:
    """The five lines and what can be done; once it was taken back, that instead."""
    title = clip(card.title, SENTENCE)
    if card.state == "withdrawn":
        return rendered((Line(texts.WITHDRAWN, team=words.team(card.team), title=Bold(title)),))
    head = Line(texts.TITLE, day=Bold(day_of(card.goes_live, card.today)), title=Bold(title))
    said = [Line(texts.SAID[card.state])] if card.state in texts.SAID else []
    return rendered((head, *lines(card), *said), buttons(*_ways(card, title)), quiet(_count(card)))


def lines(card: HeadsUpCard | ReleaseCard) -> Iterator[Line]:
    """Who sees it, what changes, what to say, what to report; as far as that is said."""
    said = (
        (texts.WHO, card.who),
        (texts.WHAT, card.what),
        (texts.SAY, card.say),
        (texts.REPORT, card.report),
    )
    for template, text in said:
        if shown := clip(text, SENTENCE):
            yield Line(template, text=shown)


def _ways(card: HeadsUpCard, title: str) -> Iterator[Block]:
    if card.state != "read":
        yield button(texts.GOT_IT, GOT_IT, Carried(card.heads_up), primary=True)
    yield button(texts.ASK, Gesture.ASK_HEADS_UP, Carried(card.heads_up, choice=title))


def _count(card: HeadsUpCard) -> str:
    """How many have read it; before anybody has, how many there are."""
    if not card.people:
        return texts.NO_NAMES
    if not card.read:
        return texts.FIRST.format(people=texts.PEOPLE(card.people))
    return texts.COUNT.format(read=card.read, people=card.people)


def render_sent(card: HeadsUpSent) -> Rendered:
    """To whom it goes and when it is live, how many have read it, and what its owners can still do."""
    title = Bold(clip(card.title, SENTENCE))
    teams = clip(listed(card.teams), SENTENCE) if card.teams else ""
    several = card.people + card.missed
    people = texts.PEOPLE(several)
    head = Line(texts.SENT if several else texts.SENT_TO_NOBODY, people=people, teams=teams, title=title)
    return rendered((head, *_state(card)), *_owned(card), quiet(texts.NO_NAMES))


def _state(card: HeadsUpSent) -> Iterator[Line]:
    if card.withdrawn:
        yield Line(texts.TAKEN_BACK)
        return
    yield Line(texts.WENT_LIVE if card.over else texts.GOES_LIVE, day=day_of(card.goes_live, card.today))
    if card.missed:
        yield Line(texts.MISSED, people=texts.PEOPLE(card.missed))
    if card.counted and card.read:
        yield Line(texts.HAVE_READ, read=card.read, people=card.people)
    if card.reminded:
        reminded = texts.REMINDED_TODAY if card.reminded == card.today else texts.REMINDED
        yield Line(reminded, when=day_of(card.reminded, card.today))


def _owned(card: HeadsUpSent) -> Iterator[Block]:
    if not card.withdrawn and not card.over:
        carried = Carried(card.heads_up)
        remind = button(texts.REMIND, Gesture.REMIND_HEADS_UP, carried)
        yield buttons(remind, button(texts.WITHDRAW, Gesture.WITHDRAW_HEADS_UP, carried))


def render_asked(card: HeadsUpAsked) -> Rendered:
    """Who asks, as far as that may be said, and what."""
    who = credit_words.somebody(card.who)
    head = Line(texts.ASKED, title=clip(card.title, SENTENCE), who=who)
    return rendered((head,), quote(clip(card.text, WORDS)))


def day_of(when: date, today: date) -> str:
    """A day as people say it: within a week by its name alone; the same in every zone.

    >>> day_of(date(2026, 11, 26), date(2026, 11, 22)), day_of(date(2026, 12, 3), date(2026, 11, 22))
    ('Thursday', 'Thursday, 3 December 2026')
    """
    near = abs((when - today).days) < WEEK
    weekday = texts.WEEKDAYS[when.weekday()]
    return (
        spoken(weekday) if near else texts.WEEKDAY_OF.format(weekday=spoken(weekday), day=current().day(when))
    )
