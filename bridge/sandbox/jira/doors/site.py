"""Doors to what the whole site shares: who I am, statuses, resolutions, priorities, fields."""

from datetime import UTC, datetime

from bridge.sandbox.jira.bodies import meta
from bridge.sandbox.jira.doors.call import Answer, Call, Table
from bridge.sandbox.jira.workflow import CATEGORIES, RESOLUTIONS
from bridge.sandbox.jira.world import PRIORITIES

CLOUD_BUILD = {
    "version": "1001.0.0-SNAPSHOT",
    "versionNumbers": [1001, 0, 0],
    "deploymentType": "Cloud",
    "buildNumber": 100_290,
}
SERVER_BUILD = {
    "version": "10.3.12",
    "versionNumbers": [10, 3, 12],
    "deploymentType": "Server",
    "buildNumber": 10_030_012,
}


def server_info(call: Call) -> Answer:
    """What anybody may know of the site; through the gateway too it is the site's own address.

    See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/
    """
    site = call.state.site if call.dialect.cloud else call.shapes.site
    now = datetime.fromtimestamp(call.state.clock(), UTC).isoformat(timespec="milliseconds")
    return Answer(
        {
            **(CLOUD_BUILD if call.dialect.cloud else SERVER_BUILD),
            "baseUrl": site,
            "displayUrl": site,
            "buildDate": "2026-11-02T08:00:00.000+0000",
            "serverTime": now.replace("+00:00", "+0000"),
            "scmInfo": "sandbox",
            "serverTitle": "Sandbox Jira",
            "serverTimeZone": "Etc/UTC",
        }
    )


def myself(call: Call) -> Answer:
    """The account that asks."""
    shape = call.shapes.user(call.user) or {}
    return Answer(shape | {"locale": "en_US", "expand": "groups,applicationRoles"})


def statuses(call: Call) -> Answer:
    """All statuses."""
    return Answer([call.shapes.status(status) for status in call.state.statuses()])


def categories(call: Call) -> Answer:
    """All status categories."""
    return Answer([call.shapes.category(category) for category in CATEGORIES])


def resolutions(call: Call) -> Answer:
    """All resolutions."""
    return Answer([call.shapes.named("resolution", value) for value in RESOLUTIONS])


def priorities(call: Call) -> Answer:
    """All priorities."""
    return Answer([call.shapes.named("priority", value) for value in PRIORITIES])


def issue_types(call: Call) -> Answer:
    """All issue types."""
    return Answer([call.shapes.named("issuetype", value) for value in call.state.issue_types()])


def fields(call: Call) -> Answer:
    """All fields."""
    return Answer(meta.all_fields(call.state))


TABLE: Table = {
    ("GET", "/serverInfo"): server_info,
    ("GET", "/myself"): myself,
    ("GET", "/status"): statuses,
    ("GET", "/statuscategory"): categories,
    ("GET", "/resolution"): resolutions,
    ("GET", "/priority"): priorities,
    ("GET", "/issuetype"): issue_types,
    ("GET", "/field"): fields,
}
