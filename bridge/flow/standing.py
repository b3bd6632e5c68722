"""In which mode the bridge runs, and how much waits or was kept back because of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import counted
from bridge.domain.rules import Rules
from bridge.domain.trial import Trial
from bridge.flow import mode
from bridge.store.queries import effects, pausing, unsent

LIVE = "live: what is to be told leaves at once"
SHADOW = 'shadow mode{since}: nothing leaves; not sent so far: {unsent}. To see them: bridge unsent. To go live: mode = "live"'
OTHERWISE = 'these settings say mode = "{said}", and the processes run in {runs} mode: stop them all, then start them again'
PAUSED = "paused since {since}: nothing leaves; {waiting} to Slack and Jira wait. To go on: bridge resume"
PILOT = (
    "tried with {teams}: others' reports count; not sent to them so far: {unsent}. To see them: bridge unsent"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing to know of the mode.

    Attributes:
        normal: it is as it is for good.
        text: a sentence for an operator.
    """

    normal: bool
    text: str


def standing(session: Session, rules: Rules) -> Iterator[Standing]:
    """What holds now; a bridge that is live with everybody says so in one sentence."""
    kept_back = unsent.counts(session)
    since, paused = mode.shadow_since(session), pausing.since(session)
    if since is not None and not rules.shadow:
        yield Standing(normal=False, text=OTHERWISE.format(said=mode.LIVE, runs=mode.SHADOW))
    if since is not None or rules.shadow:
        held = counted(kept_back.get(Trial.SHADOW, 0), "message")
        yield Standing(normal=False, text=SHADOW.format(since=_since(since), unsent=held))
    if paused is not None:
        waiting = counted(effects.counts(session).get("waiting", 0), "call")
        yield Standing(normal=False, text=PAUSED.format(since=_moment(paused), waiting=waiting))
    if rules.pilot:
        teams = ", ".join(sorted(crew.name for crew in rules.crews if crew.key in rules.pilot))
        held = counted(kept_back.get(Trial.PILOT, 0), "message")
        yield Standing(normal=True, text=PILOT.format(teams=teams, unsent=held))
    if since is None and not rules.shadow and paused is None and not rules.pilot:
        yield Standing(normal=True, text=LIVE)


def _since(moment: datetime | None) -> str:
    return f" since {_moment(moment)}" if moment is not None else ""


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
