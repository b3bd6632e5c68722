from bridge.domain.pages.contests import listed
from bridge.domain.roles import ADMINS
from bridge.web.pages.page import Page

PAGE = Page("contests", "/contests", "Contested", ADMINS, tables=lambda contests: (listed(contests),))
