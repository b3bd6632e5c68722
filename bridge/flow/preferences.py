"""Somebody says what they want of the bridge: when it speaks, in which language, and who sees their name."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.preferences import News, minute_of
from bridge.domain.rules import Rules
from bridge.flow import consents, outbox
from bridge.store.queries import effects, preferences
from bridge.store.tables import Effect, Person, Preference


def prefer(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Keep what a person wants; it holds for what waits, too."""
    chosen = {name: given[0] for name, given in click.values.items() if given}
    number = person.id or 0
    row = preferences.of(session, number) or Preference(person_id=number)
    row.news = News(chosen["news"]) if chosen.get("news") in set(News) else row.news
    row.quiet_from, row.quiet_until = _quiet(chosen)
    row.language = _language(rules, chosen.get("language", ""))
    session.add(row)
    if "named" in chosen:
        consents.consent(session, rules, replace(click, choice=chosen["named"]), person, now)
    waiting = [effect for effect in preferences.put_off(session, number) if _is_free(session, effect)]
    for effect in waiting:
        outbox.bring_back(session, effect, now)


def _is_free(session: Session, effect: Effect) -> bool:
    """Whether an effect can be told by itself: what the message of a day gathered may be on its way with it."""
    day = session.get(Effect, effect.needs) if effect.needs is not None else None
    return day is None or outbox.is_untried(effects.locked(session, day))


def _quiet(chosen: dict[str, str]) -> tuple[int, int] | tuple[None, None]:
    """From when until when; none where either is missing or cannot be read, or both are the same."""
    try:
        start, end = minute_of(chosen["quiet_from"]), minute_of(chosen["quiet_until"])
    except (KeyError, ValueError):
        return None, None
    return (start, end) if start != end else (None, None)


def _language(rules: Rules, code: str) -> str:
    """A language that is spoken here; otherwise the one of Slack."""
    return code if code in rules.languages.by_code else ""
