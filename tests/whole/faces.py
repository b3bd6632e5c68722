"""The ways in which a bridge can reach the pocket Jira: what an operator would write for each."""

import json
from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Literal
from urllib.request import Request, urlopen

from bridge.sandbox.jira.doors.faces import CLOUD_ID

EMAIL = "bridge@sandbox.example"
PRIYA = b64encode(b"priya@sandbox.example:sandbox-token").decode()


@dataclass(frozen=True)
class Face:
    """One face of Jira, and how to sign in there.

    Attributes:
        name: what tests call it.
        kind: as in the settings.
        path: below the sandbox's address.
        token: the bridge's own.
        rest: where its REST API is, below `path`.
        login: the header with which somebody of a team signs in.
    """

    name: str
    kind: Literal["cloud", "server"]
    path: str
    token: str
    rest: str
    login: str

    def settings(self, url: str) -> dict[str, Any]:
        """The bridge's settings for the sandbox at an address; people browse the site itself."""
        site = "jira-dc" if self.kind == "server" else "jira"
        return {
            "kind": self.kind,
            "url": f"{url}/{self.path}",
            "browse_url": f"{url}/{site}",
            "email": EMAIL if self.kind == "cloud" else "",
            "token": self.token,
        }

    def ask(self, url: str, path: str) -> Any:
        """What the REST API answers to Priya."""
        request = Request(f"{url}/{self.path}{self.rest}/{path}", headers={"Authorization": self.login})  # noqa: S310 - loopback
        with urlopen(request, timeout=10) as answer:  # noqa: S310 - loopback
            return json.load(answer)


CLOUD = Face("cloud", "cloud", "jira", "sandbox-token", "/rest/api/3", f"Basic {PRIYA}")
GATEWAY = Face(
    "gateway",
    "cloud",
    f"gateway/ex/jira/{CLOUD_ID}",
    "sandbox-scoped-token",
    "/rest/api/3",
    f"Basic {PRIYA}",
)
SERVER = Face("server", "server", "jira-dc", "sandbox-pat", "/rest/api/2", "Bearer sandbox-pat-priya")
BOTH = (CLOUD, SERVER)
