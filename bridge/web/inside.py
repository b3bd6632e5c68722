"""Paths of ours, which are the only places that people are sent on to."""

from urllib.parse import quote, urlsplit


def inside(path: str) -> str:
    """A path of ours, whatever was sent.

    >>> inside("/problems?team=leipzig"), inside("//evil.example"), inside("https://evil.example/problems")
    ('/problems?team=leipzig', '/', '/')
    """
    try:
        elsewhere = bool(urlsplit(path).scheme or urlsplit(path).netloc)
    except ValueError:
        return "/"
    # A browser takes a backslash for a slash, and passes over tabs and line ends.
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if ours and not elsewhere else "/"


def with_next(address: str, path: str) -> str:
    """An address of ours that knows where to go on.

    >>> with_next("/sign-in", "/problems?a=b")
    '/sign-in?next=%2Fproblems%3Fa%3Db'
    """
    return address if path == "/" else f"{address}?next={quote(path, safe='')}"
