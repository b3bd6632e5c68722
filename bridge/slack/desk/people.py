"""Knows whom it talks to."""

from typing import Protocol

from bridge.domain.language import Language
from bridge.domain.members import Member
from bridge.domain.preferences import Wishes
from bridge.domain.trial import Trial


class People(Protocol):
    """Knows whom the bridge talks to, and what they wish."""

    def language(self, team: str, user: str) -> Language:
        """In which language a person is spoken to; the usual one for somebody unknown."""

    def trial(self, user: str) -> Trial | None:
        """Why nothing is sent to somebody now, though what they report is kept; None if everything is."""

    def wishes(self, team: str, user: str) -> Wishes:
        """What somebody has set; read only."""

    def show_app_home(self, team: str, user: str, page: int) -> None:
        """Have somebody's App Home drawn soon, at a page of their own reports.

        Raises:
            Exception: it will not be.
        """

    def changed(self, team: str, member: Member) -> None:
        """Keep what Slack says of somebody now, if they were ever met in this workspace."""
