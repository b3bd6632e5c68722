"""A pocket Jira Cloud on loopback: the real client works against it, nothing patched.

`JiraState` is the site, `seeded` fills it with the issues people had before, and `routes` are its
doors: REST below `/jira`, people's hands below `/sandbox/jira`.
"""

from bridge.sandbox.jira.app import routes
from bridge.sandbox.jira.before import seeded
from bridge.sandbox.jira.state import JiraState

__all__ = ["JiraState", "routes", "seeded"]
