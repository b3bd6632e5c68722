"""Where a call goes."""

from dataclasses import dataclass

from bridge.sandbox.jira.doors.call import Handler
from bridge.sandbox.jira.doors.faces import Face


@dataclass(frozen=True)
class Door:
    """One way of asking for one thing.

    Args:
        face: The way into the site.
        root: The path in front of the template, as `/rest/api/3`.
        template: The path below the root, as `/issue/{issue}`.
        handler: What answers a call that passes.
    """

    face: Face
    root: str
    template: str
    handler: Handler

    @property
    def path(self) -> str:
        """The whole path."""
        return f"{self.face.base}{self.root}{self.template}"
