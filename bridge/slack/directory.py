"""The people of the workspace."""

from collections.abc import Iterator, Mapping
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.domain.members import Member
from bridge.slack.calls import Calls, as_documented

A_PAGE = 1000
"""People a call, as many as Slack gives: 20 calls a minute are allowed."""

UNKNOWN = {"user_not_found", "user_not_visible"}


class Directory:
    """Reads people; needs the scope ``users:read``.

    Args:
        calls: to the Web API.
        team: id of the workspace; whoever is of another one is a guest.

    Attributes:
        team: the same.
    """

    def __init__(self, calls: Calls, team: str) -> None:
        self._calls, self.team = calls, team

    def everybody(self) -> Iterator[Member]:
        """All people of the workspace, those who left among them.

        https://docs.slack.dev/reference/methods/users.list

        Raises:
            OutsideError: Slack said no, or nothing.
        """
        cursor = ""
        while True:
            people, cursor = self._page(cursor)
            yield from people
            if not cursor:
                return

    @as_documented()
    def _page(self, cursor: str) -> tuple[list[Member], str]:
        answer = self._calls("users.list", limit=A_PAGE, cursor=cursor, include_locale=True)
        people = [member(one, self.team) for one in answer.get("members") or ()]
        return people, str((answer.get("response_metadata") or {}).get("next_cursor") or "")

    @as_documented()
    def member(self, user: str) -> Member | None:
        """One person; None for somebody whom the workspace does not know.

        https://docs.slack.dev/reference/methods/users.info

        Raises:
            OutsideError: Slack said no, or nothing.
        """
        try:
            return member(self._calls("users.info", user=user, include_locale=True)["user"], self.team)
        except RefusedError as error:
            if error.code not in UNKNOWN:
                raise
            return None


def member(told: Mapping[str, Any], ours: str) -> Member:
    """Somebody as Slack tells them; whoever is of another workspace than ours is a guest.

    https://docs.slack.dev/reference/objects/user-object
    """
    profile = told.get("profile") or {}
    team = str(told.get("team_id", ""))
    restricted = any(told.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger"))
    return Member(
        team=team,
        user=str(told["id"]),
        name=str(profile.get("real_name") or told.get("real_name") or told.get("name") or ""),
        guest=restricted or team != ours,
        gone=bool(told.get("deleted")),
        locale=str(told.get("locale") or ""),
        zone=str(told.get("tz") or ""),
    )
