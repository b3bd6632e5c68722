"""The mails that Jira would send: counted, never sent.

Who gets them is the default notification scheme: the watchers, the assignee and the reporter, but not who did it.
https://support.atlassian.com/jira-cloud-administration/docs/configure-notification-schemes/
"""

from collections import Counter

from bridge.sandbox.jira.model import Issue, User

MAILED = frozenset(
    {"jira:issue_created", "jira:issue_updated", "jira:issue_deleted", "comment_created", "comment_updated"}
)


class Mails:
    """Counts mails by issue. Not thread-safe: the site's lock guards it."""

    def __init__(self) -> None:
        self._by_issue: Counter[int] = Counter()

    def send(self, kind: str, actor: User, issue: Issue) -> int:
        """Mail about an event.

        Returns:
            How many people got one.
        """
        if kind not in MAILED:
            return 0
        people = {*issue.watchers.values(), issue.values["assignee"], issue.values["reporter"]}
        count = len(people - {actor, None})
        self._by_issue[issue.id] += count
        return count

    def about(self, issue: Issue) -> int:
        """How many mails there were about an issue."""
        return self._by_issue[issue.id]
