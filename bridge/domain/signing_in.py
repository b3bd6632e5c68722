"""Signing in to the pages: what must come back from Slack, and who came back."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in under way.

    Attributes:
        state: comes back with the answer, and names the attempt.
        nonce: comes back inside the signed identity.
        verifier: of PKCE; proves that whoever exchanges the code is who asked for it.
        browser: digest of what only the browser holds that began.
        next: the path to go to afterwards.
    """

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    browser: str
    next: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is, as Slack has signed.

    Attributes:
        team: id of the workspace.
        user: id there.
        name: what they call themselves.
    """

    team: str
    user: str
    name: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One of somebody's sessions, as they know theirs apart.

    Attributes:
        mark: names it among theirs, and opens nothing.
        browser: in words; empty if it did not say.
        began_at: when they signed in.
        seen_at: when they were there last, give or take a few minutes.
        here: it is the one that asks.
    """

    mark: str
    browser: str
    began_at: datetime
    seen_at: datetime
    here: bool
