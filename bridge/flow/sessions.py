"""Who has signed in to the pages. A browser holds a random token, we only its digest: what is stored opens nothing."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import Session

from bridge.domain.members import Member
from bridge.domain.roles import Viewer
from bridge.domain.rules import Naming, Rules
from bridge.domain.signing_in import Attempt, SignedIn
from bridge.flow.roles import viewer_of
from bridge.store.queries import erasing, people
from bridge.store.queries import sessions as queries
from bridge.store.tables import SigningIn, WebSession

SIGNING_IN = timedelta(minutes=10)
"""Time to say at Slack who one is."""

SEEN_EVERY = timedelta(minutes=5)

IDLE = timedelta(hours=2)
"""A session that nobody used for so long has ended, unless a setting says otherwise."""


def expect(session: Session, attempt: Attempt, now: datetime) -> None:
    """Keep a sign-in under way, and forget what has ended meanwhile."""
    queries.forget(session, now)
    session.add(
        SigningIn(
            state=attempt.state,
            nonce=attempt.nonce,
            verifier=attempt.verifier,
            browser=attempt.browser,
            next=attempt.next,
            ends_at=now + SIGNING_IN,
        )
    )


def take(session: Session, state: str, now: datetime) -> Attempt | None:
    """The sign-in under way that came back; None if there is none, if it took too long, or if it came back before."""
    found = queries.take(session, state, now) if state.isprintable() else None
    return Attempt(found.state, found.nonce, found.verifier, found.browser, found.next) if found else None


def begin(
    session: Session, rules: Rules, member: Member, now: datetime, lasts: timedelta, browser: str = ""
) -> str:
    """Somebody has signed in, in a browser of which no more is kept than what it is called.

    Returns:
        The token of the new session, which is told to their browser and kept nowhere.
    """
    person = people.known(session, member.team, member.user)
    person.guest = member.guest
    if rules.naming is not Naming.OFF and person.erased_at is None:
        person.name = member.name
    token = secrets.token_urlsafe(32)
    session.add(
        WebSession(
            digest=_digest(token),
            person_id=person.id or 0,
            browser=browser,
            began_at=now,
            seen_at=now,
            ends_at=now + lasts,
        )
    )
    return token


def viewer(
    session: Session, rules: Rules, token: str, now: datetime, idle: timedelta = IDLE
) -> tuple[Viewer, bool] | None:
    """Who holds a token, with the roles of this moment; None when the session has ended or never was.

    Returns:
        The viewer, and whether it is time to note that they were seen.
    """
    found = queries.alive(session, _digest(token), now, now - idle)
    if found is None or found[1].erased_at is not None:
        return None
    return viewer_of(session, rules, found[1]), now - found[0].seen_at >= min(SEEN_EVERY, idle / 2)


def seen(session: Session, token: str, now: datetime) -> None:
    """Note that somebody was here; the session ends when it would have ended."""
    found = session.get(WebSession, _digest(token))
    if found is not None:
        found.seen_at = now
        session.add(found)


def listed(session: Session, token: str, now: datetime, idle: timedelta = IDLE) -> list[SignedIn]:
    """All sessions of whoever holds a token, theirs of this moment first, then the last used."""
    digest = _digest(token)
    found = queries.alive(session, digest, now, now - idle)
    if found is None:
        return []
    theirs = queries.of(session, found[1].id or 0, now, now - idle)
    shown = [
        SignedIn(_mark(one), one.browser, one.began_at, one.seen_at, one.digest == digest) for one in theirs
    ]
    return sorted(shown, key=lambda one: not one.here)


def end_marked(session: Session, token: str, mark: str, now: datetime, idle: timedelta = IDLE) -> None:
    """Whoever holds a token has signed out in another browser of theirs."""
    found = queries.alive(session, _digest(token), now, now - idle)
    if found is None:
        return
    for one in queries.of(session, found[1].id or 0, now, now - idle):
        if _mark(one) == mark:
            queries.end(session, one.digest)


def end(session: Session, token: str) -> None:
    """Somebody has signed out."""
    queries.end(session, _digest(token))


def end_everywhere(session: Session, token: str) -> None:
    """Whoever holds a token has signed out in all browsers."""
    found = session.get(WebSession, _digest(token))
    if found is not None:
        queries.end_of(session, found.person_id)


def end_of(session: Session, user: str) -> int | None:
    """End all sessions of somebody, by their id at Slack; gives how many, None if nobody is known by it."""
    persons = erasing.persons(session, user)
    return sum(queries.end_of(session, one.id or 0) for one in persons) if persons else None


def end_all(session: Session) -> int:
    """End all sessions of everybody; gives how many."""
    return queries.end_all(session)


def _mark(held: WebSession) -> str:
    """The beginning of a digest tells one's few sessions apart."""
    return held.digest[:16]


def _digest(token: str) -> str:
    """A token is random and long, so a plain digest cannot be guessed back."""
    return sha256(token.encode()).hexdigest()
