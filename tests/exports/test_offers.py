"""Files offered to readers: kept apart, bounded in number, gone with their reader."""

import gc
import logging

import pytest

from dashboard.exports import offers
from dashboard.exports.offers import Offer, OfferError, Shelf
from dashboard.exports.render import RenderError


def offer(content: bytes = b"x", language: str = "en") -> Offer:
    return Offer("a.png", "image/png", lambda: content, language)


def failing(error: Exception, language: str) -> Offer:
    def make() -> bytes:
        raise error

    return Offer("a.png", "image/png", make, language)


def parts(address: str) -> tuple[str, str]:
    root, token, key = address.lstrip("/").split("/")
    assert f"/{root}" == offers.ROOT
    return token, key


def test_an_offer_is_found_at_its_address_and_the_newest_counts() -> None:
    shelf = Shelf()
    address = shelf.put("png", offer(b"old"))
    assert shelf.put("png", offer(b"new")) == address
    found = offers.find(*parts(address))
    assert found
    assert offers.made(found) == b"new"


def test_no_reader_finds_the_offers_of_another() -> None:
    first, second = Shelf(), Shelf()
    token, key = parts(first.put("png", offer()))
    assert offers.find(second.token, key) is None
    assert len(token) >= 20  # characters: not to be guessed


def test_offers_go_with_their_reader() -> None:
    shelf = Shelf()
    token, key = parts(shelf.put("png", offer()))
    del shelf
    gc.collect()
    assert offers.find(token, key) is None


def test_a_reader_keeps_the_newest_offers_only() -> None:
    shelf = Shelf()
    for at in range(offers.MOST + 1):
        shelf.put(f"png{at}", offer())
    assert shelf.get("png0") is None
    assert shelf.get("png1")


def test_the_reason_of_the_drawing_is_told() -> None:
    with pytest.raises(OfferError, match="no sign for"):
        offers.made(failing(RenderError("no sign for 🏭"), "en"))


@pytest.mark.parametrize(("language", "said"), [("en", "in the log"), ("zh", "日志")])
def test_a_fault_of_ours_is_logged_and_not_shown(
    language: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(OfferError, match=said) as told:
        offers.made(failing(KeyError("secret"), language))
    assert "secret" not in str(told.value)
    assert "secret" in caplog.text
