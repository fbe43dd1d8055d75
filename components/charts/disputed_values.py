"""What several sources say of one thing in one time: a mark from the least to the most."""

from collections.abc import Mapping, Sequence

from components.charts.marks import Channel, Layer, Row, layer, on


def dispute_layers(
    rows: Sequence[Row], channels: Mapping[str, Channel], time: Sequence[str] = ("t0", "t1")
) -> list[Layer]:
    """A rule with ends where rows of one key and `time` differ by source; it lies under points."""
    spans = [
        {**found[0], "low": min(row["value"] for row in found),
         "high": max(row["value"] for row in found)}
        for found in disputes(rows, time)
    ]  # fmt: skip
    if not spans:
        return []
    rule = {"type": "rule", "strokeWidth": 3, "opacity": 0.55}
    end = {"type": "tick", "orient": "horizontal", "size": 16, "thickness": 2}
    low, high = ({**channels, "y": on(channels["y"], name)} for name in ("low", "high"))
    return [
        layer(rule, spans, **{**low, "y2": {"field": "high"}}),
        layer(end, spans, **low),
        layer(end, spans, **high),
    ]


def disputes(rows: Sequence[Row], time: Sequence[str]) -> list[list[Row]]:
    """Groups of rows of one key and time that have several values from several sources."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["key"], *(row[name] for name in time)), []).append(row)
    return [
        found
        for found in groups.values()
        if len({row["value"] for row in found}) > 1 and len({row["source"] for row in found}) > 1
    ]
