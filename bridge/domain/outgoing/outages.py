"""What is told during an outage: to those who report, and to those who own the problem."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BannerCard:
    """What one channel reads while so many report one problem that it is an outage.

    Attributes:
        outage: its number.
        title: of the problem; empty where people of another company may read it.
        team: that owns it.
        reports: how many there are; 0 where no title stands.
        since: when the burst began.
        wording: what to tell customers, empty if nothing is agreed.
        meanwhile: what agents can do, empty if there is nothing.
        over: the all-clear was given, or …
        faded: … nobody has reported it for so long that it ended by itself.
    """

    outage: int
    title: str
    team: str
    reports: int
    since: datetime
    wording: str = ""
    meanwhile: str = ""
    over: bool = False
    faded: bool = False


@dataclass(frozen=True, slots=True)
class OutageCard:
    """An outage, for those who own the problem.

    Attributes:
        group: number of the problem; the buttons decide of it.
        channels: Slack ids of the channels with a banner.
        worded: there is a sentence for customers in every channel.
        over: the all-clear was given, or …
        faded: … nobody has reported it for so long that it ended by itself.
        who: whoever gave it, as they may be called here; empty where nobody did, or the problem is live.
    """

    outage: int
    group: int
    title: str
    team: str
    reports: int
    since: datetime
    channels: tuple[str, ...] = ()
    worded: bool = False
    over: bool = False
    faded: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class CalmCard:
    """Nobody has reported it for a while: is it over?

    Attributes:
        group: number of the problem.
        minutes: for how long.
        over: the all-clear was given meanwhile.
    """

    outage: int
    group: int
    title: str
    minutes: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class AllClear:
    """It is over, for those who read the banner, which says neither title nor count to people of other companies."""

    title: str
    team: str
    reports: int
