"""Carries orders to Jira, each with the key of its effect, so that it can be found again."""

from datetime import datetime

from bridge.domain.errors import TryLaterError, UncertainError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import (
    AdoptIssue,
    AttachFile,
    CloseDuplicate,
    Comment,
    Commented,
    CreateIssue,
    DetachFile,
    EditComment,
    JiraOrder,
    LinkIssues,
    LinkPage,
    ReopenIssue,
    SetNumber,
    TakeBack,
)
from bridge.jira import lookup
from bridge.jira.client import Connection
from bridge.jira.faults import as_documented
from bridge.jira.orders import comments, files, issues, links, moves, numbers, takebacks

Result = IssueSeen | Commented | None

_SCOPES: dict[type[JiraOrder], str] = {
    CreateIssue: "jira:POST:issue",
    Comment: "jira:POST:comment",
    LinkIssues: "jira:POST:issueLink",
    LinkPage: "jira:POST:remotelink",
    CloseDuplicate: "jira:POST:transitions",
    ReopenIssue: "jira:POST:transitions",
    AdoptIssue: "jira:PUT:properties",
    EditComment: "jira:PUT:comment",
    SetNumber: "jira:PUT:issue",
    AttachFile: "jira:POST:attachments",
    TakeBack: "jira:PUT:issue",
    DetachFile: "jira:DELETE:attachment",
}


class JiraSender:
    """Does one order in Jira at a time; safe to use from several threads.

    Args:
        connection: to Jira.
        read: what is in a file that is to be attached; without it none is.
    """

    def __init__(self, connection: Connection, read: files.Read = files.nothing) -> None:
        self._connection, self._read = connection, read

    def scope(self, order: JiraOrder) -> str:
        """The pacing scope: Jira counts calls by method and endpoint.

        It counts writes to one issue too, but of that only this issue has to wait; see ``faults``.
        https://developer.atlassian.com/cloud/jira/platform/build-an-app-that-respects-rate-limits/
        """
        return _SCOPES[type(order)]

    @as_documented(TryLaterError)
    def mark(self, order: JiraOrder) -> str:
        """A hint for ``find``, taken just before the first attempt.

        Returns:
            For a new issue the highest number known in its project, else an empty text.

        Raises:
            RefusedError: there is no such project.
            TryLaterError: Jira does not answer now.
        """
        if not isinstance(order, CreateIssue):
            return ""
        return str(lookup.highest(self._connection, order.draft.project))

    @as_documented(UncertainError)
    def perform(self, order: JiraOrder, key: str) -> Result:
        """Do it.

        Args:
            order: what to do.
            key: of the effect; new issues and comments carry it in an entity property.

        Returns:
            The issue or comment; None where nothing is to be remembered.

        Raises:
            RefusedError: Jira said no; for a new issue the sentence names the fields and what they may hold.
            TryLaterError: nothing was done; it may be done later.
            UncertainError: look it up with ``find`` before doing it again.
        """
        match order:
            case CreateIssue():
                return issues.create(self._connection, order, key)
            case AdoptIssue():
                return issues.adopt(self._connection, order, key)
            case Comment():
                return comments.comment(self._connection, order, key)
            case EditComment():
                return comments.edit(self._connection, order)
            case _:
                self._arrange(order)
                return None

    def _arrange(
        self,
        order: LinkIssues
        | LinkPage
        | CloseDuplicate
        | ReopenIssue
        | SetNumber
        | AttachFile
        | TakeBack
        | DetachFile,
    ) -> None:
        """What leaves nothing behind that has to be remembered."""
        match order:
            case LinkIssues():
                links.link_issues(self._connection, order)
            case LinkPage():
                links.link_page(self._connection, order)
            case CloseDuplicate():
                moves.close_duplicate(self._connection, order)
            case ReopenIssue():
                moves.reopen(self._connection, order)
            case SetNumber():
                numbers.set_number(self._connection, order)
            case AttachFile():
                files.attach(self._connection, order, self._read)
            case TakeBack():
                takebacks.take_back(self._connection, order)
            case DetachFile():
                takebacks.detach(self._connection, order)

    @as_documented(TryLaterError)
    def find(self, order: JiraOrder, key: str, since: datetime, mark: str) -> Result:
        """What an earlier attempt has done.

        Args:
            order: what was to be done.
            key: of the effect.
            since: when the first attempt was made.
            mark: what ``mark`` gave before that.

        Returns:
            What ``perform`` would have given; None when it was certainly not done, and for orders that may be
            done again at any time: links, pages, fields and edits are set anew, transitions read the status, and files
            are known by their names.
        """
        match order:
            case CreateIssue(draft):
                return lookup.issue(self._connection, draft.project, key, since, int(mark or 0))
            case Comment(issue_id):
                return lookup.comment(self._connection, issue_id, key, since)
            case _:
                return None
