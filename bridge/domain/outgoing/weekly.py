"""The Monday digest as a letter, for those outside Slack."""

from collections.abc import Iterator, Sequence

from bridge.domain.language import Counted, current, spoken
from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import digest_words as words
from bridge.domain.outgoing.digest import Digest
from bridge.domain.outgoing.letters import Letter, Said, Section
from bridge.domain.pages.did import Story
from bridge.domain.permalinks import problem_page
from bridge.domain.stages import Stage
from bridge.domain.units import PROBLEMS

SUBJECT = _("{answered}, {waiting}")
ANSWERED = Counted("{count} problem answered", "{count} problems answered")
NONE_ANSWERED = _("No problem answered")
WAITING = _("{count} waiting")
NOTHING_WAITS = _("nothing waits")
HEADLINE = _("{subject}, {week}.")

OLDEST = _("{problems}, oldest {oldest}.")
STORY = "{title}: {because} ({team})"
BY_WHOM = _("By whom")
OPEN = _("Open the page")


def letter(digest: Digest) -> Letter:
    """The same facts as the card in Slack, of a digest of the whole company."""
    subject = _subject(digest)
    return Letter(
        subject=subject,
        headline=HEADLINE.format(subject=subject, week=digest.week.words),
        sections=tuple(section for section in _sections(digest) if section.said),
        chart=digest.picture,
        foot=words.base(digest.base) if digest.base else "",
        url=digest.page,
        open=spoken(OPEN),
        language=current().code,
    )


def _subject(digest: Digest) -> str:
    return SUBJECT.format(
        answered=ANSWERED(digest.answered) if digest.answered else spoken(NONE_ANSWERED),
        waiting=WAITING.format(count=digest.waiting) if digest.waiting else spoken(NOTHING_WAITS),
    )


def _sections(digest: Digest) -> Iterator[Section]:
    needs = (
        Said(words.need(one, spoken(one.title)), problem_page(digest.pages, one.group))
        for one in digest.needs
    )
    yield Section(spoken(words.NEEDS_YOU), tuple(needs))
    yield Section(spoken(words.WAITING), tuple(_waits(digest)))
    yield Section(spoken(words.DID), _stories(digest.did, digest.pages))
    yield Section(spoken(words.WILL_NOT), _stories(digest.will_not, digest.pages))
    by = ((words.FOUND, digest.found), (words.SHARPENED, digest.sharpened), (words.SHIPPED, digest.shipped))
    told = (Said(phrase.format(teams=words.shares(parts))) for phrase, parts in by if parts)
    yield Section(spoken(BY_WHOM), tuple(told))


def _waits(digest: Digest) -> Iterator[Said]:
    if digest.oldest:
        yield Said(OLDEST.format(problems=PROBLEMS(digest.waiting), oldest=words.oldest(digest.oldest)))


def _stories(stories: Sequence[Story], pages: str) -> tuple[Said, ...]:
    return tuple(
        Said(
            STORY.format(title=spoken(one.title), because=_because(one), team=one.team),
            problem_page(pages, one.group),
        )
        for one in stories
    )


def _because(story: Story) -> str:
    """Why not, of what was declined; else how much it was heard."""
    return story.reason or (spoken(words.NO_REASON) if story.stage is Stage.DECLINED else words.heard(story))
