from bridge.domain.pages.audit import log
from bridge.domain.roles import ADMINS
from bridge.web.pages.page import Page

PAGE = Page("audit", "/audit", "Who looked", ADMINS, tables=lambda audit: (log(audit),))
