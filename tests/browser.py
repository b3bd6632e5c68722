"""One headless Chromium for all tests of a process: starting one takes longer than most of them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PROGRAM = Path("/usr/bin/chromium")
SCREEN = {"width": 1280, "height": 800}
WITHOUT_GRAPHICS = ["--no-sandbox", "--disable-gpu", "--in-process-gpu"]
"""There is no screen: a process less that draws for one."""

PATIENCE = 15_000
"""Milliseconds for what is there at once unless several tests share a core."""

expect.set_options(timeout=PATIENCE)


class Chromium:
    """A running Chromium, shared by the tests of a process.

    Playwright holds an event loop in the thread that started it, and no other loop can run there meanwhile. Other
    tests want loops of their own, so this one is set aside while nobody uses the browser.

    Args:
        browser: what Playwright launched.
        loop: Playwright's event loop.
    """

    def __init__(self, browser: Browser, loop: asyncio.AbstractEventLoop) -> None:
        self._browser = browser
        self.loop = loop

    @contextmanager
    def awake(self) -> Iterator[Browser]:
        """The browser, to be used inside the block; what is opened there is closed there."""
        before = asyncio._get_running_loop()
        asyncio._set_running_loop(self.loop)
        try:
            yield self._browser
        finally:
            asyncio._set_running_loop(before)

    @contextmanager
    def tab(self, url: str, **options: Any) -> Iterator[Page]:
        """A tab on the site `url` that shares nothing with others; `options` are those of a browser context."""
        with self.awake() as browser:
            context = browser.new_context(base_url=url, **{"viewport": SCREEN} | options)
            context.set_default_timeout(PATIENCE)
            try:
                yield context.new_page()
            finally:
                context.close()


@contextmanager
def started() -> Iterator[Chromium]:
    """A Chromium that runs while the block runs; skips the test where there is none."""
    if not PROGRAM.exists():
        pytest.skip(f"needs Chromium at {PROGRAM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=WITHOUT_GRAPHICS)
        chromium = Chromium(browser, asyncio.get_running_loop())
        asyncio._set_running_loop(None)
        yield chromium
        asyncio._set_running_loop(chromium.loop)
        browser.close()
