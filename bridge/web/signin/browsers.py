"""What a browser is called, so that people know their sessions apart; nothing finer is kept of it."""

BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
"""By what stands in a ``User-Agent``; most name others too, so the first that is found counts.

https://developer.mozilla.org/docs/Web/HTTP/Guides/Browser_detection_using_the_user_agent
"""

SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def named(agent: str) -> str:
    """A browser and what it runs on; empty if neither is known.

    >>> named("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0")
    'Firefox on Windows'
    >>> named("curl/8.5.0")
    ''
    """
    return " on ".join(filter(None, (_first(BROWSERS, agent), _first(SYSTEMS, agent))))


def _first(names: dict[str, str], agent: str) -> str:
    return next((name for sign, name in names.items() if sign in agent), "")
