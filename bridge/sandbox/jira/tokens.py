"""Who may come in by which face, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass

from bridge.sandbox.jira.model import User


@dataclass
class Tokens:
    """The secrets of a made-up site, the same for all accounts.

    Args:
        api: An API token without scopes: for the site and the gateway.
        scoped: An API token with scopes: for the gateway only.
        pat: A personal access token at Data Center: the first account's; with `-LOGIN` behind it that person's.
        password: What people type at Data Center.
        ends: When all tokens end, in seconds since the epoch; None for never.
    """

    api: str = "sandbox-token"
    scoped: str = "sandbox-scoped-token"
    pat: str = "sandbox-pat"
    password: str = "sandbox-password"  # noqa: S105 - the password of made-up people
    ends: float | None = None

    def hold(self, now: float) -> bool:
        """Whether tokens have not ended yet."""
        return self.ends is None or now < self.ends

    def at_site(self, users: Iterable[User], email: str, secret: str) -> User | None:
        """The account with this e-mail address, if the token is right; tokens with scopes are refused.

        See https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
        """
        return _by_email(users, email) if secret == self.api else None

    def at_gateway(self, users: Iterable[User], email: str, secret: str) -> User | None:
        """The account with this e-mail address, if the token is right, with scopes or without."""
        return _by_email(users, email) if secret in {self.api, self.scoped} else None

    def with_password(self, users: Iterable[User], login: str, secret: str) -> User | None:
        """The person of Data Center with this login, if the password is right."""
        found = (user for user in users if user.login == login.lower())
        return next(found, None) if secret == self.password else None

    def of_bearer(self, users: Iterable[User], secret: str) -> User | None:
        """The person of Data Center whose personal access token this is.

        See https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
        """
        for place, user in enumerate(users):
            if secret == f"{self.pat}-{user.login}" or (place == 0 and secret == self.pat):
                return user
        return None


def _by_email(users: Iterable[User], email: str) -> User | None:
    return next((user for user in users if user.email == email.lower()), None)
