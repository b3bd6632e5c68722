"""People as Slack's directory lists them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the workspace.

    Attributes:
        team: id of the workspace that they are of.
        user: their id.
        name: what people call them.
        guest: in some channels only; or of another workspace.
        gone: deactivated.
        locale: the language that they chose, such as ``de-DE``; empty if Slack does not say.
        zone: where their day is, such as ``Europe/Berlin``; empty if Slack does not say.
    """

    team: str
    user: str
    name: str
    guest: bool = False
    gone: bool = False
    locale: str = ""
    zone: str = ""
