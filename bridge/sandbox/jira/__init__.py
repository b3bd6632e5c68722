"""A pocket Jira on loopback, Cloud and Data Center: the real client works against it, nothing patched.

`JiraState` is the site, `seeded` fills it with the issues people had before, and `routes` are its doors. The one site
has three faces: Cloud's REST below `/jira`, the same by the gateway for tokens with scopes, Data Center's below
`/jira-dc`. People's hands are below `/sandbox/jira`.
"""

from bridge.sandbox.jira.app import routes
from bridge.sandbox.jira.before import seeded
from bridge.sandbox.jira.state import JiraState

__all__ = ["JiraState", "routes", "seeded"]
