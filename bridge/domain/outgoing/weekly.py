"""The Monday digest as a letter, for those outside Slack."""

from collections.abc import Iterator, Sequence

from bridge.domain.naming import counted
from bridge.domain.outgoing.digest import Digest, oldest, shares
from bridge.domain.outgoing.letters import Letter, Said, Section
from bridge.domain.pages.did import Story
from bridge.domain.permalinks import problem_page
from bridge.domain.stages import Stage


def letter(digest: Digest) -> Letter:
    """The same facts as the card in Slack, of a digest of the whole company."""
    headline = _headline(digest)
    return Letter(
        subject=headline,
        headline=f"{headline}, {digest.week.words}.",
        sections=tuple(section for section in _sections(digest) if section.said),
        chart=digest.picture,
        foot=digest.base.words if digest.base else "",
        url=digest.page,
    )


def _headline(digest: Digest) -> str:
    answered = counted(digest.answered, "problem") if digest.answered else "No problem"
    waiting = f"{digest.waiting:,} waiting" if digest.waiting else "nothing waits"
    return f"{answered} answered, {waiting}"


def _sections(digest: Digest) -> Iterator[Section]:
    needs = (
        Said(f"{one.title} {one.why} ({one.size}).", problem_page(digest.pages, one.group))
        for one in digest.needs
    )
    yield Section("Needs you", tuple(needs))
    waits = f"{counted(digest.waiting, 'problem')}, oldest {oldest(digest.oldest)}." if digest.oldest else ""
    yield Section("Waiting for an answer", (Said(waits),) if waits else ())
    yield Section("You said, we did", _stories(digest.did, digest.pages))
    yield Section("You said, we will not, because", _stories(digest.will_not, digest.pages))
    by = (("Found by", digest.found), ("Sharpened by", digest.sharpened), ("Shipped by", digest.shipped))
    yield Section("By whom", tuple(Said(f"{who} {shares(parts)}.") for who, parts in by if parts))


def _stories(stories: Sequence[Story], pages: str) -> tuple[Said, ...]:
    return tuple(
        Said(f"{one.title}: {_because(one)} ({one.team})", problem_page(pages, one.group)) for one in stories
    )


def _because(story: Story) -> str:
    """Why not, of what was declined; else how much it was heard."""
    return story.reason or ("no reason was given" if story.stage is Stage.DECLINED else story.heard)
