"""The page's files: served with a strict policy, from the package alone."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bridge.sandbox.page import STATIC, routes

MODULES = sorted(STATIC.glob("*.js"))
SHEETS = sorted(STATIC.glob("*.css"))
OUTSIDE = re.compile(r"""(?:src|href)="(?!/static/|#)|url\((?!"logo\.svg")|from "(?!\./)|import "(?!\./)""")
TOKEN = re.compile(r"--(?P<name>[a-z-]+): (?P<colour>#[0-9a-f]{6});")


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes()))


def test_the_page_forbids_scripts_frames_and_loads_from_elsewhere(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def named(client: TestClient, ending: str = "") -> list[str]:
    """The addresses that the page loads."""
    return re.findall(rf'(?:src|href)="(/static/[^"]+{re.escape(ending)})"', client.get("/").text)


def test_every_file_the_page_names_is_served(client: TestClient) -> None:
    assert len(named(client)) >= 6
    assert {client.get(path).status_code for path in named(client)} == {200}


def test_every_module_is_loaded_at_once_and_not_one_after_another(client: TestClient) -> None:
    assert {path.rpartition("/")[2] for path in named(client, ".js")} == {path.name for path in MODULES}


MEDIA = [(".js", "text/javascript"), (".css", "text/css"), (".svg", "image/svg+xml")]


@pytest.mark.parametrize(("suffix", "media"), MEDIA)
def test_files_say_what_they_are(client: TestClient, suffix: str, media: str) -> None:
    path = named(client, suffix)[0]
    answer = client.get(path)
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content == (STATIC / path.rpartition("/")[2]).read_bytes()


def test_files_are_kept_for_good_under_the_name_of_their_version_and_the_page_is_not(
    client: TestClient,
) -> None:
    path = named(client, "main.js")[0]
    assert "immutable" in client.get(path).headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-cache"
    assert client.get("/static/000000000000/main.js").status_code == 404


@pytest.mark.parametrize(
    "name", ["..%2f__init__.py", "%2e%2e%2f__init__.py", "nothing.js", ".", "__init__.py", "%00"]
)
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    folder = named(client, "main.js")[0].rpartition("/")[0]
    assert client.get(f"{folder}/{name}").status_code == 404


@pytest.mark.parametrize("path", [*MODULES, *SHEETS, STATIC / "index.html"], ids=lambda path: path.name)
def test_no_file_needs_anything_from_outside(path: Path) -> None:
    assert OUTSIDE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_modules_are_small_and_never_parse_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/** ")
    assert text.count("\n") < 300
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser"):
        assert forbidden not in text


PAIRS = [
    ("ink", "panel", 7.0),
    ("ink", "sunken", 7.0),
    ("ink", "accent-wash", 7.0),
    ("soft", "panel", 4.5),
    ("soft", "canvas", 4.5),
    ("soft", "sunken", 4.5),
    ("soft", "accent-wash", 4.5),
    ("faint", "panel", 4.5),
    ("accent", "panel", 4.5),
    ("accent", "accent-wash", 4.5),
    ("accent-ink", "accent", 4.5),
    ("danger", "panel", 4.5),
    ("danger", "danger-wash", 4.5),
    ("warn", "warn-wash", 4.5),
    ("calm", "calm-wash", 4.5),
    ("good", "good-wash", 4.5),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_text_is_readable_on_its_ground(scheme: str, front: str, back: str, least: float) -> None:
    """WCAG's contrast: 4.5 for text, 7 for what is read most."""
    colours = palette(scheme)
    assert contrast(colours[front], colours[back]) >= least


def palette(scheme: str) -> dict[str, str]:
    """The colour tokens; the dark ones stand in its media query."""
    light, dark = (
        (STATIC / "tokens.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    )
    return {match["name"]: match["colour"] for match in TOKEN.finditer(dark if scheme == "dark" else light)}


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
