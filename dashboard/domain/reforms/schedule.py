"""The schedule light of a cell: level against due date, on a day that the caller names."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.domain.reforms.days import Days
from dashboard.domain.reforms.grid import Flags
from dashboard.domain.reforms.model import Light

DUE_SOON_DAYS = 90
LIGHTS = np.array([light.value for light in Light], dtype="object")
_AT = {light: number for number, light in enumerate(Light)}


def lights(
    done: Flags, nearly: Flags, reported: Flags, applicable: Flags, due: Days, day: np.datetime64
) -> npt.NDArray[np.object_]:
    """Values of Light, one per cell.

    done: the highest test is met; nearly: only the highest step is missing; due: last day of the
    due date, NaT where there is none. A due date is kept up to and including that day. Unreported
    is grey even past due: nobody knows. Past due, a cell that lacks only the last rung is yellow.
    """
    left = (due - day) / np.timedelta64(1, "D")
    past, soon = left < 0, left <= DUE_SOON_DAYS
    number = np.select(
        [~applicable, done, ~reported, np.isnat(due), past & ~nearly, past | soon],
        [
            _AT[Light.NOT_APPLICABLE],
            _AT[Light.DONE],
            _AT[Light.UNREPORTED],
            _AT[Light.UNDATED],
            _AT[Light.OVERDUE],
            _AT[Light.NEAR],
        ],
        _AT[Light.ON_TIME],
    )
    chosen: npt.NDArray[np.object_] = LIGHTS[number]
    return chosen
