"""The door of Data Center to one's own personal access tokens: the bridge reads when its token ends.

See https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
"""

from bridge.sandbox.jira.bodies.shapes import Json
from bridge.sandbox.jira.doors.call import Answer, Call, Table

YEAR = 365 * 86_400


def listed(call: Call) -> Answer:
    """The caller's tokens, never their secrets."""
    ends, now = call.state.tokens.ends, call.state.clock()
    made = (now if ends is None else ends) - YEAR
    shape: Json = {
        "id": 1,
        "name": "bridge",
        "createdAt": call.shapes.time(made),
        "lastAccessed": call.shapes.time(now),
    }
    return Answer([shape | ({} if ends is None else {"expiringAt": call.shapes.time(ends)})])


TABLE: Table = {("GET", "/tokens"): listed}
