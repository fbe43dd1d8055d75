"""A facts frame as the reader sees it: chosen columns under titles in their language."""

from collections.abc import Mapping

import pandas as pd

from components.frames import check


def display_table(frame: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """The columns named in `titles`, in that order, renamed; the frame itself stays as it is.

    Missing values stay empty cells. A missing column raises FrameError.
    """
    check(frame, titles, "table")
    return frame[list(titles)].rename(columns=dict(titles)).reset_index(drop=True)
