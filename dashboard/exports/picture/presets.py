"""The forms of a picture: how large it is, and how large its types are."""

from collections.abc import Mapping

from dashboard.i18n import mark

TITLES = {
    "report": mark("Report, landscape"),
    "document": mark("Document, A4 text width"),
    "square": mark("Square"),
    "slide": mark("Slide 16:9"),
    "phone": mark("Phone, upright"),
}
# pixels of the PNG, at least 3400 x 2400 or upright; and the width of its sheet in px of a screen
PIXELS: Mapping[str, tuple[int, int]] = {
    "report": (3400, 2400),
    "square": (3400, 3400),
    "slide": (4272, 2403),
    "phone": (2412, 4288),
    "document": (3400, 2400),
}
SHEET_WIDTHS = {
    "report": 900.0, "square": 820.0, "slide": 1160.0, "phone": 400.0, "document": 620.0,
}  # fmt: skip
# Enlargement of a drawing: least, usual, most. Its axis text is 12 px, its smallest 11 px.
ENLARGED = (0.7, 1.3, 1.9)
# In the text column of an A4 page, 156 mm, a px of a document's sheet is 0.71 pt: the caption has
# 8.2 pt, the title 12 pt, and 1.05 leaves the smallest text of a drawing 8.2 pt.
STEADY = {"document": (1.05, 1.1, 1.25)}
NARROWEST = 330.0  # px, what drawings are made for


def limits_of(preset: str, inner: float) -> tuple[float, float, float]:
    """By how much a drawing is enlarged on a sheet with `inner` px between the margins."""
    least, usual, most = STEADY.get(preset, ENLARGED)
    most = max(1.0, min(most, inner / NARROWEST))
    return least, min(usual, most), most
