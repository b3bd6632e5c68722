"""How the kinds of Jira differ in what they take and give: Cloud, Cloud's webhooks, Data Center."""

from dataclasses import dataclass
from typing import Any, TypeGuard

from bridge.sandbox.jira import adf
from bridge.sandbox.jira.model import Text, User


@dataclass(frozen=True)
class Dialect:
    """The way of one kind.

    Args:
        api: The version in its addresses.
        documents: Texts are documents, else words.
        cloud: It is Cloud's: people are known by account id, where Data Center knows name and key.
    """

    api: str
    documents: bool
    cloud: bool

    def shown(self, text: Text | None) -> Any:
        """A text as a reader gets it: a document, or words."""
        if not text:
            return None
        if self.documents:
            return adf.document(text) if isinstance(text, str) else text
        return adf.text(text)

    def takes(self, text: Any) -> TypeGuard[Text]:
        """Whether a writer may give this as a text."""
        return adf.problem(text) is None if self.documents else isinstance(text, str)

    def name(self, user: User) -> str:
        """What a person is known by."""
        return user.account_id if self.cloud else user.login

    def asked(self, raw: Any) -> str | None:
        """Whom a writer means, or None for nobody."""
        if not isinstance(raw, dict):
            return None if raw is None else str(raw)
        keys = ("accountId", "id") if self.cloud else ("name", "key")
        return next((str(raw[key]) for key in keys if raw.get(key) is not None), None)

    def knows(self, user: User, name: str) -> bool:
        """Whether a name in a request means this person."""
        return name == user.account_id if self.cloud else name in {user.login, user.key}


CLOUD = Dialect("3", documents=True, cloud=True)
"""https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/"""

CLOUD_WEBHOOK = Dialect("2", documents=False, cloud=True)
"""https://developer.atlassian.com/cloud/jira/platform/webhooks/"""

SERVER = Dialect("2", documents=False, cloud=False)
"""https://developer.atlassian.com/server/jira/platform/rest/"""
