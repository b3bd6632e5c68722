"""The list of problems, to be searched."""

from bridge.domain.pages.problems import tables
from bridge.domain.roles import EVERYBODY
from bridge.web.pages.page import Page

PAGE = Page("problems", "/problems", "Problems", EVERYBODY, tables)
