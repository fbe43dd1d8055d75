"""Pictures of every page to look at: `python -m tests.browser.screenshots [FOLDER]`.

Both languages, three sizes, light and dark; with --readme the three pictures of README.
"""

import argparse
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from dashboard.navigation import PAGES
from tests.browser.conftest import FLAGS, READY
from tests.serving import serving

SIZES = {"laptop": (1366, 768), "tablet": (820, 1180), "phone": (390, 844)}
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
README = {"overview": "/", "map": "/map?zone=shuicheng-edz", "clusters": "/clusters"}
SCREENSHOTS = Path(__file__).parents[1] / "screenshots"
DRAWN = 4500  # milliseconds that maps and charts take to be drawn, by software too


def picture(browser: Browser, url: str, size: tuple[int, int], dark: bool, whole: bool) -> bytes:
    """One page as PNG."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        locale="zh-CN",
        user_agent=PHONE if size == SIZES["phone"] else None,
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(READY, timeout=30_000)
    page.wait_for_timeout(DRAWN)
    if whole:
        height = page.locator('[data-testid="stMain"]').evaluate("e => e.scrollHeight")
        page.set_viewport_size({"width": size[0], "height": int(height)})
        page.wait_for_timeout(DRAWN // 2)
    content: bytes = page.screenshot()
    context.close()
    return content


def views() -> Iterator[tuple[str, str, tuple[int, int], bool]]:
    """Name, path, size and darkness of every picture."""
    for entry in PAGES:
        path = "/" if entry.name == "overview" else f"/{entry.name}"
        for language in ("zh", "en"):
            for size_name, size in SIZES.items():
                yield f"{entry.name}-{language}-{size_name}", f"{path}?lang={language}", size, False
        yield f"{entry.name}-zh-dark", path, SIZES["laptop"], True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("out/screenshots"))
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    folder = SCREENSHOTS if options.readme else options.folder
    folder.mkdir(parents=True, exist_ok=True)
    with serving() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        if options.readme:
            for name, path in README.items():
                content = picture(browser, served.url + path, SIZES["laptop"], False, False)
                small = Image.open(io.BytesIO(content)).convert("RGB")
                small.save(folder / f"{name}.png", optimize=True)
        else:
            for name, path, size, dark in views():
                content = picture(browser, served.url + path, size, dark, whole=True)
                (folder / f"{name}.png").write_bytes(content)
        browser.close()


if __name__ == "__main__":
    main()
