"""Files offered to readers: kept apart, bounded in number, gone with their reader."""

import gc
import logging
from functools import partial
from weakref import ref

import pytest

from dashboard.exports import download_links
from dashboard.exports.download_links import Download, DownloadError, Downloads
from dashboard.exports.picture.drawing_pool import RenderError
from dashboard.reader_limits import KEPT_VERSIONS, OFFERS


class Version:
    """Stands for a data package."""


ONE = Version()


def offer(content: bytes = b"x", language: str = "en") -> Download:
    return Download("a.png", "image/png", lambda: content, language)


def failing(error: Exception, language: str) -> Download:
    def make() -> bytes:
        raise error

    return Download("a.png", "image/png", make, language)


def parts(address: str) -> tuple[str, str]:
    root, token, key = address.lstrip("/").split("/")
    assert f"/{root}" == download_links.ROOT
    return token, key


def test_an_offer_is_found_at_its_address_and_the_newest_counts() -> None:
    downloads = Downloads()
    address = downloads.put("png", offer(b"old"), ONE)
    assert downloads.put("png", offer(b"new"), ONE) == address
    found = download_links.find(*parts(address))
    assert found
    assert download_links.made(found) == b"new"


def test_no_reader_finds_the_downloads_of_another() -> None:
    first, second = Downloads(), Downloads()
    token, key = parts(first.put("png", offer(), ONE))
    assert download_links.find(second.token, key) is None
    assert len(token) >= 20  # characters: not to be guessed


def test_downloads_go_with_their_reader() -> None:
    downloads = Downloads()
    token, key = parts(downloads.put("png", offer(), ONE))
    del downloads
    gc.collect()
    assert download_links.find(token, key) is None


def test_a_reader_keeps_the_newest_downloads_only() -> None:
    downloads = Downloads()
    for at in range(OFFERS + 1):
        downloads.put(f"png{at}", offer(), ONE)
    assert downloads.get("png0") is None
    assert downloads.get("png1")


def test_no_reader_holds_on_to_old_data_packages() -> None:
    """One reader left the page of each version open behind them, another sees the newest."""
    idle, active = Downloads(), Downloads()
    versions = [Version() for _ in range(5)]
    alive = [ref(version) for version in versions]
    for at, version in enumerate(versions):
        idle.put(f"png{at}", Download("a", "b", partial(held, version), "en"), version)
    active.put("png", Download("a", "b", partial(held, versions[-1]), "en"), versions[-1])
    del versions, version
    gc.collect()
    assert [at for at, one in enumerate(alive) if one()] == [3, 4]
    assert KEPT_VERSIONS == 2
    assert idle.get("png2") is None
    assert idle.get("png3") and idle.get("png4") and active.get("png")


def held(_version: Version) -> bytes:
    return b"x"


def test_the_reason_of_the_drawing_is_told() -> None:
    with pytest.raises(DownloadError, match="no sign for"):
        download_links.made(failing(RenderError("no sign for 🏭"), "en"))


@pytest.mark.parametrize(("language", "said"), [("en", "in the log"), ("zh", "日志")])
def test_a_fault_of_ours_is_logged_and_not_shown(
    language: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(DownloadError, match=said) as told:
        download_links.made(failing(KeyError("secret"), language))
    assert "secret" not in str(told.value)
    assert "secret" in caplog.text
