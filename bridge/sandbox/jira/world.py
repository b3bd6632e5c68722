"""The site that is there when the sandbox starts: people, projects, fields' options."""

from dataclasses import dataclass

from bridge.sandbox.jira.model import LinkType, Named, Project, User
from bridge.sandbox.jira.workflow import DISCOVERY_STATUSES, SERVICE_STATUSES, STATUSES

SEVERITY = "customfield_10031"
REPORTS = "customfield_10032"

BRIDGE = User("712020:b1d9e000-bridge", "Bridge", "bridge@sandbox.example", key="JIRAUSER10100")
PRIYA = User("712020:b1d9e001-priya", "Priya", "priya@sandbox.example", title="Payments", key="JIRAUSER10101")
OTTO = User("712020:b1d9e002-otto", "Otto", "otto@sandbox.example", title="Delivery", key="JIRAUSER10102")
ADA = User("712020:b1d9e003-ada", "Ada", "ada@sandbox.example", title="App and web", key="JIRAUSER10103")
USERS = (BRIDGE, PRIYA, OTTO, ADA)

TASK = Named("10010", "Task", "A piece of work that needs to be done.")
BUG = Named("10011", "Bug", "Something that does not work as it should.")
STORY = Named("10012", "Story", "Something people want to be able to do.")
ISSUE_TYPES = (TASK, BUG, STORY)
IDEA = Named("10020", "Idea", "Something that might be built.")
INCIDENT = Named("10030", "Incident", "Something that does not work right now.")
REQUEST = Named("10031", "Request", "Something that somebody needs.")

PRIORITIES = (
    Named("1", "Highest", "Stops everything else."),
    Named("2", "High", "Comes before most work."),
    Named("3", "Medium", "Comes in its turn."),
    Named("4", "Low", "Can wait."),
    Named("5", "Lowest", "May never be done."),
)
MEDIUM = PRIORITIES[2]

SEVERITIES = (Named("10041", "S1"), Named("10042", "S2"), Named("10043", "S3"))

LINK_TYPES = (
    LinkType("10000", "Blocks", "is blocked by", "blocks"),
    LinkType("10001", "Cloners", "is cloned by", "clones"),
    LinkType("10002", "Duplicate", "is duplicated by", "duplicates"),
    LinkType("10003", "Relates", "relates to", "relates to"),
)


STAFF = Named("10201", "Staff", "Everybody who works here.")
INNER_CIRCLE = Named("10202", "Inner circle", "The project's lead only.")
SECURITY_LEVELS = (STAFF, INNER_CIRCLE)


@dataclass(frozen=True)
class World:
    """Who and what a site starts with. Projects are made fresh for every site, as they count issues."""

    users: tuple[User, ...]
    projects: tuple[Project, ...]


def default() -> World:
    """Three projects of a made-up retailer: Payments, Delivery, App and web."""
    return World(users=USERS, projects=(_payments(), _delivery(), _app()))


def _payments() -> Project:
    components = (Named("10101", "Refunds"), Named("10102", "Checkout"))
    return Project(10001, "PAY", "Payments", PRIYA, ISSUE_TYPES, STATUSES, components)


def _delivery() -> Project:
    components = (Named("10103", "Slots"), Named("10104", "Couriers"))
    required: dict[str, tuple[str, ...]] = {"Bug": (SEVERITY,)}
    return Project(10002, "DEL", "Delivery", OTTO, ISSUE_TYPES, STATUSES, components, required)


def _app() -> Project:
    components = (Named("10105", "Phone app"), Named("10106", "Web shop"))
    return Project(10003, "APP", "App and web", ADA, ISSUE_TYPES, STATUSES, components)


def discovery(number: int, key: str, name: str, lead: User) -> Project:
    """A Product Discovery project: ideas, no versions, no components, and nothing asks for a resolution.

    See https://support.atlassian.com/jira-product-discovery/docs/what-is-jira-product-discovery/
    """
    absent = frozenset({"fixVersions", "components", "versions"})
    return Project(
        number, key, name, lead, (IDEA,), DISCOVERY_STATUSES, kind="product_discovery", absent=absent
    )


def service(number: int, key: str, name: str, lead: User) -> Project:
    """A service project, whose comments are either replies to customers or internal notes."""
    types = (INCIDENT, REQUEST)
    return Project(number, key, name, lead, types, SERVICE_STATUSES, kind="service_desk")


PROJECT_KINDS = {"discovery": discovery, "service": service}
