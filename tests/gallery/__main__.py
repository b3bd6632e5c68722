"""Draws the contact sheets of docs/agents-gallery.md anew: ``uv run python -m tests.gallery [NAME …]``."""

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, Route, ViewportSize, sync_playwright

from bridge.sandbox.page import MEDIA_TYPES, STATIC
from tests.browser import PROGRAM, WITHOUT_GRAPHICS
from tests.gallery.sheet import Sheet
from tests.gallery.sheets import SHEETS
from tests.gallery.world import CHANNELS, NOW, PEOPLE

PAGE = Path(__file__).parent / "page"
PICTURES = Path(__file__).parents[2] / "docs" / "agents-gallery"
SITE = "http://gallery.example"
SCREEN: ViewportSize = {"width": 1120, "height": 800}
COLOURS = 48
"""Letters on white need no more, and the pictures stay small."""


def draw(sheets: Iterable[Sheet], folder: Path) -> None:
    """Each sheet as ``NAME.png``."""
    folder.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=PROGRAM, args=WITHOUT_GRAPHICS)
        page = browser.new_page(viewport=SCREEN, locale="en-GB", timezone_id="Europe/Berlin")
        page.clock.set_fixed_time(NOW)
        page.route(f"{SITE}/**", _serve)
        for sheet in sheets:
            _smaller(_photographed(page, sheet)).save(folder / f"{sheet.name}.png", optimize=True)
        browser.close()


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(f"{SITE}/") or "index.html"
    path = PAGE / name if (PAGE / name).exists() else STATIC / name
    route.fulfill(body=path.read_bytes(), content_type=MEDIA_TYPES[path.suffix])


def _photographed(page: Page, sheet: Sheet) -> bytes:
    page.goto(SITE)
    page.wait_for_function("() => Boolean(window.draw)")
    page.evaluate(
        "draw",
        {"people": PEOPLE, "channels": CHANNELS, "locale": sheet.language.code, "shown": sheet.drawn()},
    )
    return page.locator(".sheet").screenshot()


def _smaller(picture: bytes) -> Image.Image:
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    return whole.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    draw([one for one in SHEETS if one.name in sys.argv[1:] or not sys.argv[1:]], PICTURES)
