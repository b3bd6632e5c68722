"""What people ask in plain words, after a command, in a message to the bot or in a mention of it."""

import re

from bridge.domain.asking import Ask, AskedIn, Topic
from bridge.domain.language import Phrase, spoken
from bridge.slack.desk import Answers
from bridge.slack.listeners import sources
from bridge.slack.listeners.sources import Payload, Us
from bridge.slack.texts import known as texts

MOST_WORDS = 12
"""Whoever writes more is not looking for something: it is a report."""

MOST_DIGITS = 9


def asked(text: str, team: str, user: str) -> Ask | None:
    """What somebody asks; None where it is no question, so that it is kept as a report.

    >>> asked("known refund pending", "T1", "U1").words
    'refund pending'
    >>> asked("No. 1284", "T1", "U1").number
    1284
    >>> asked("refund pending", "T1", "U1") is None
    True
    """
    text = " ".join(text.split())
    bare = text.casefold().rstrip("?!. ")
    if bare in words_of(texts.HELP_WORDS) or text == "?":
        return Ask(team, user, Topic.HELP)
    if bare in words_of(texts.TEAM_WORDS):
        return Ask(team, user, Topic.TEAM)
    number = _number(bare)
    if number is not None:
        return Ask(team, user, Topic.REPORT, number=number)
    looked_for = _after(text, texts.KNOWN_WORDS)
    if looked_for is None or len(looked_for.split()) > MOST_WORDS:
        return None
    return Ask(team, user, Topic.KNOWN, looked_for)


def is_answered(desk: Answers, event: Payload, us: Us) -> bool:
    """Whether a message to the bot asks something; it is answered with a message, once, whichever event brings it.

    With a file it is a report, whatever it says.
    """
    if event.get("files"):
        return False
    ask = asked(sources.words(event.get("text"), us), us.team, event["user"])
    if ask is None:
        return False
    source = sources.message(us.team, event["channel"], event["ts"])
    thread = event.get("thread_ts") or event["ts"]
    desk.answer_in(ask, AskedIn(source, event["channel"], thread, sources.by_stranger(event, us)))
    return True


def words_of(phrase: Phrase) -> frozenset[str]:
    """All that people may type for it, in English and in their own language."""
    return frozenset(
        word.strip().casefold() for said in (str(phrase), spoken(phrase)) for word in said.split(",")
    )


def _number(bare: str) -> int | None:
    before = "|".join(map(re.escape, sorted(words_of(texts.NUMBER_WORDS), reverse=True)))
    found = re.fullmatch(rf"(?:#|{before})?\s*(\d{{1,{MOST_DIGITS}}})", bare, re.ASCII)
    return int(found[1]) if found else None


def _after(text: str, phrase: Phrase) -> str | None:
    """What follows one of these words; None if the text begins with none of them."""
    for word in sorted(words_of(phrase), key=len, reverse=True):
        if text.casefold() == word or text.casefold().startswith(f"{word} "):
            return text[len(word) :].strip()
    return None
