from tests.slack.conftest import app, desk, options, unheard, web
from tests.web.conftest import office, server, stage

__all__ = ["app", "desk", "office", "options", "server", "stage", "unheard", "web"]
