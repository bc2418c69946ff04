"""SVG as PNG, drawn by resvg, which shapes Arabic and orders it, with a font that comes with it."""

from pathlib import Path

from newsscraper.read.typed import library

_FONT = "fontpkg_noto_sans_arabic"


def png(svg: str, *, zoom: float = 2.0) -> bytes:
    """Return a picture as PNG, `zoom` pixels for each of its units; raises `UsageError` when a library is missing.

    Fonts of the system are used besides, for scripts other than the Arabic and Latin ones.
    """
    resvg = library("resvg_py", "png")
    fonts = [str(path) for path in Path(library(_FONT, "png").__file__).parent.glob("files/*.ttf")]
    drawn: bytes = resvg.svg_to_bytes(svg_string=svg, zoom=zoom, font_files=fonts, sans_serif_family="Noto Sans Arabic")
    return bytes(drawn)
