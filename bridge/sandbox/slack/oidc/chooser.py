"""The page where one says who one is."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from bridge.sandbox.slack.world import Person

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
STYLE = (
    ":root{color-scheme:light dark;color:CanvasText;background:Canvas}a{color:LinkText}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}"
    "ul{list-style:none;padding:0}li{padding:.4rem 0}small{opacity:.8}"
)


def page(workspace: str, people: Iterable[Person], query: Mapping[str, str]) -> str:
    """The page, with a link for each person and one that says no."""
    chosen = "".join(
        f'<li><a href="?{_with(query, user=one.id)}">{escape(one.real_name)}</a> <small>{escape(one.title)}</small></li>'
        for one in people
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Sign in to {escape(workspace)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>Who are you in {escape(workspace)}?</h1><ul>{chosen}</ul>"
        f'<p><a href="?{_with(query, deny="1")}">Do not sign in</a></p></main></body></html>'
    )


def _with(query: Mapping[str, str], **more: str) -> str:
    return escape(urlencode({**query, **more}))
