"""Who is in Slack's user groups."""

from bridge.slack.calls import Calls, as_documented


class Usergroups:
    """Reads user groups; needs the scope ``usergroups:read``."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    @as_documented()
    def members(self, usergroup: str) -> list[str]:
        """Slack's ids of those who are in a user group.

        https://docs.slack.dev/reference/methods/usergroups.users.list

        Raises:
            OutsideError: Slack said no, or nothing.
        """
        answer = self._calls("usergroups.users.list", usergroup=usergroup)
        return [str(user) for user in answer.get("users") or ()]
