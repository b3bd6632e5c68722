"""What people ask of the bridge, and want answered at once."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What is asked for."""

    KNOWN = "known"
    REPORT = "report"
    HELP = "help"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody asks.

    Attributes:
        team: Slack's workspace id.
        user: Slack's id of who asks.
        topic: what is asked for.
        words: what is looked for, as it was typed.
        number: of the report that is asked for.
    """

    team: str
    user: str
    topic: Topic
    words: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class AskedIn:
    """The message in which something was asked, which is answered with a message.

    Attributes:
        source: what makes it the same message when Slack sends it again.
        channel: where it stands.
        thread: the thread that an answer there belongs to.
        stranger: who asks is of another workspace.
    """

    source: str
    channel: str
    thread: str
    stranger: bool = False
