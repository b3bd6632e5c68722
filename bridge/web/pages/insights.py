"""The list of reports, to be searched."""

from bridge.domain.pages.insights import tables
from bridge.domain.roles import EVERYBODY
from bridge.web.pages.page import Page

PAGE = Page("insights", "/insights", "Reports", EVERYBODY, tables)
