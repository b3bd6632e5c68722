"""What a page is made of, read from its markup without a browser."""

from html.parser import HTMLParser

Kinds = frozenset[tuple[str, ...]]

WITH_VALUE = {"class", "rel", "src", "style", "type"}
"""Of these attributes it matters what they say; of others, such as an address or a date, that they are there."""


class Outline(HTMLParser):
    """The outline of a page.

    Attributes:
        headings: how many first headings it has.
        links: what its navigation leads to, in words.
    """

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.headings = 0
        self.links: list[str] = []
        self._kinds: set[tuple[str, ...]] = set()
        self._open: list[str] = []
        self.feed(markup)

    @property
    def made_of(self) -> Kinds:
        """The kinds of elements on it: their names and attributes, however many there are of each."""
        return frozenset(self._kinds)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = (f"{name}={value}" if name in WITH_VALUE else name for name, value in attrs)
        self._kinds.add((tag, *said))
        self._open.append(tag)
        self.headings += tag == "h1"
        if self._in_navigation():
            self.links.append("")

    def handle_endtag(self, tag: str) -> None:
        # Elements without an end, such as images, stand above it.
        while self._open.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if self._in_navigation():
            self.links[-1] += data

    def _in_navigation(self) -> bool:
        return self._open[-1:] == ["a"] and {"header", "nav"} <= set(self._open)
