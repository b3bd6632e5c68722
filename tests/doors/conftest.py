from tests.slack.conftest import app, desk, options, unheard, web

__all__ = ["app", "desk", "options", "unheard", "web"]
