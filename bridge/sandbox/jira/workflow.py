"""The workflows of the sandbox's projects: a few steps, each reachable from everywhere.

That is what Jira Cloud sets up for new projects. In software projects going to Done asks for a resolution.
"""

from bridge.sandbox.jira.model import Category, Named, Status

NEW = Category(2, "new", "To Do", "blue-gray")
INDETERMINATE = Category(4, "indeterminate", "In Progress", "yellow")
DONE = Category(3, "done", "Done", "green")
CATEGORIES = (NEW, INDETERMINATE, DONE)

STATUSES = (
    Status("10000", "Backlog", NEW, "11"),
    Status("10001", "Selected for Development", NEW, "21"),
    Status("3", "In Progress", INDETERMINATE, "31"),
    Status("10002", "Done", DONE, "41"),
)

DISCOVERY_STATUSES = (
    Status("10110", "Parking lot", NEW, "51"),
    Status("10111", "Discovery", INDETERMINATE, "52"),
    Status("10112", "Delivery", INDETERMINATE, "53"),
    Status("10113", "Shipped", DONE, "54", resolves=False),
)
SERVICE_STATUSES = (
    Status("10120", "Waiting for support", NEW, "61"),
    Status("3", "In Progress", INDETERMINATE, "62"),
    Status("10121", "Resolved", DONE, "63"),
)

RESOLUTIONS = (
    Named("10000", "Done", "Work has been completed on this issue."),
    Named("10001", "Won't Do", "This issue won't be actioned."),
    Named("10002", "Duplicate", "The problem is a duplicate of an existing issue."),
    Named("10003", "Cannot Reproduce", "All attempts at reproducing this issue failed."),
)


def asks_resolution(status: Status) -> bool:
    """Whether the transition to this status shows a screen that asks for a resolution."""
    return status.category is DONE and status.resolves
