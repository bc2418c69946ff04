"""Pictures of a timeline: bars for a terminal, and SVG, a band for each series; hatched where nobody looked.

Names stand in isolates (UAX #9), so that each is set in its own direction; shaping is left to what draws the picture.
"""

import html
from collections.abc import Iterator

from newsscraper.read.timeline import Bucket
from newsscraper.text.marks import FSI, PDI

GAP = "░"
"""A period in which nobody looked, in a terminal."""


def text_plot(buckets: list[Bucket], *, shares: bool = False, wide: int = 50) -> Iterator[str]:
    """Yield the lines of a plot for a terminal: periods and bars; the name of a series stands on a line of its own.

    A period in which nobody looked shows `░`.
    """
    largest = max((height(bucket, shares=shares) for bucket in buckets), default=0) or 1
    series = None
    for bucket in buckets:
        if bucket.series != series:
            series = bucket.series
            yield series
        bar = "█" * round(wide * height(bucket, shares=shares) / largest)
        gap = GAP if bucket.start is not None and not bucket.covered else ""
        share = ("      -" if bucket.share is None else f"{bucket.share:7.1%}") if shares else ""
        yield f"  {bucket.period or 'undated':10}  {bucket.count:6,}{share}  {gap}{bar}".rstrip()


def height(bucket: Bucket, *, shares: bool) -> float:
    """Return what a bar shows."""
    return (bucket.share or 0.0) if shares else float(bucket.count)


# ── SVG ──────────────────────────────────────────────────────────────────────────────────────────

_WIDE, _BAND, _LABEL, _FOOT = 960, 80, 30, 22
_LEFT, _RIGHT, _UNDATED = 56, 12, 60
_FONTS = "'Noto Sans Arabic','Noto Sans','Noto Naskh Arabic','Amiri','DejaVu Sans',sans-serif"
_STYLE = (
    f"text{{font:12px {_FONTS};fill:#444}}.s{{font-size:15px;font-weight:600;fill:#111}}"
    ".b{fill:#2b6cb0}.u{fill:#b7791f}.a{stroke:#999}.g{stroke:#e2e2e2}"
)
_HATCH = (
    '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#f4f4f4"/><rect width="2" height="6" fill="#ccc"/></pattern></defs>'
)
_LEGEND = (
    '<g transform="translate(56,6)"><rect width="14" height="12" fill="url(#h)"/>'
    '<text x="20" y="11">nothing was fetched: no silence of the newspaper</text></g>'
)


def svg(buckets: list[Bucket], *, shares: bool = False) -> str:
    """Return the plot as SVG, a band for each series; hatched where nobody looked, undated articles in a bar aside."""
    names = list(dict.fromkeys(bucket.series for bucket in buckets))
    deep = _LABEL + _BAND + _FOOT
    high = deep * len(names) + 28
    aside = _UNDATED if any(bucket.start is None for bucket in buckets) else 0
    bands = "".join(
        _band(n * deep + 24, name, [bucket for bucket in buckets if bucket.series == name], aside, shares)
        for n, name in enumerate(names)
    )
    empty = "" if names else f'<text x="{_LEFT}" y="40">no articles</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{max(high, 60)}" '
        f'viewBox="0 0 {_WIDE} {max(high, 60)}"><style>{_STYLE}</style>{_HATCH}'
        f'<rect width="100%" height="100%" fill="#fff"/>{_LEGEND}{empty}{bands}</svg>\n'
    )


def _band(top: int, name: str, buckets: list[Bucket], aside: int, shares: bool) -> str:
    dated = [bucket for bucket in buckets if bucket.start is not None]
    undated = sum(bucket.count for bucket in buckets if bucket.start is None)
    across = _WIDE - _LEFT - _RIGHT - aside
    largest = max(height(bucket, shares=shares) for bucket in buckets) or 1
    base = _LABEL + _BAND
    step = across / max(1, len(dated))
    bars = "".join(_bar(bucket, _LEFT + at * step, base, step, largest, shares) for at, bucket in enumerate(dated))
    count = sum(bucket.count for bucket in buckets)
    return (
        f'<g transform="translate(0,{top})"><text class="s" x="{_LEFT}" y="18">{_isolated(name)}</text>'
        f'<text x="{_WIDE - _RIGHT}" y="18" text-anchor="end">{count:,} articles</text>'
        f"{_scale(largest, base, _LEFT + across, shares)}{bars}{_periods(dated, step, base)}"
        f"{_undated(undated, base, largest, shares) if undated else ''}</g>"
    )


def _isolated(name: str) -> str:
    return FSI + html.escape(name) + PDI


def _scale(largest: float, base: int, end: float, shares: bool) -> str:
    """Return the axis, and a line at the highest bar with what it stands for."""
    told = f"{largest:.1%}" if shares else f"{largest:,g}"
    top = base - _BAND
    return (
        f'<line class="g" x1="{_LEFT}" y1="{top}" x2="{end:.0f}" y2="{top}"/>'
        f'<line class="a" x1="{_LEFT}" y1="{base}" x2="{end:.0f}" y2="{base}"/>'
        f'<text x="{_LEFT - 6}" y="{top + 4}" text-anchor="end">{told}</text>'
        f'<text x="{_LEFT - 6}" y="{base + 4}" text-anchor="end">0</text>'
    )


def _periods(dated: list[Bucket], step: float, base: int) -> str:
    """Return the periods below the axis, as many as there is room for."""
    every = max(1, round(90 / step)) if step else 1
    shown = range(0, len(dated), every)
    return "".join(
        f'<text x="{_LEFT + at * step:.1f}" y="{base + 15}">{dated[at].period}</text>'
        for at in shown
        if _LEFT + at * step < _WIDE - _RIGHT - 66
    )


def _bar(bucket: Bucket, x: float, base: int, step: float, largest: float, shares: bool) -> str:
    high = _BAND * height(bucket, shares=shares) / largest
    width = max(0.6, step - min(1, step / 5))
    gap = "" if bucket.covered else f'<rect x="{x:.1f}" y="{base - _BAND}" {_size(step, _BAND)} fill="url(#h)"/>'
    share = "" if bucket.share is None else f" ({bucket.share:.1%})"
    title = f"<title>{bucket.period}: {bucket.count} of {bucket.of}{share}</title>"
    bar = f'<rect class="b" x="{x:.1f}" y="{base - high:.1f}" {_size(width, high)}>{title}</rect>'
    return gap + bar


def _undated(count: int, base: int, largest: float, shares: bool) -> str:
    """Return the bar of the articles without a day, aside; beside shares it has no height of its own."""
    high = min(_BAND, 0 if shares else _BAND * count / largest)
    x = _WIDE - _RIGHT - _UNDATED + 16
    title = f"<title>undated: {count}</title>"
    bar = f'<rect class="u" x="{x}" y="{base - high:.1f}" {_size(28, high)}>{title}</rect>'
    return f'{bar}<text x="{x + 14}" y="{base + 15}" text-anchor="middle">undated {count:,}</text>'


def _size(width: float, high: float) -> str:
    return f'width="{width:.1f}" height="{high:.1f}"'
