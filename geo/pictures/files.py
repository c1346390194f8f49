"""A sheet in, the bytes of a file out: with title and words in it, without the day of the run."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any

from geo.errors import ExportError
from geo.pictures.sheet import Sheet, settings

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["encoded", "in_few_colours"]


def encoded(sheet: Sheet, suffix: str, title: str, told: str, *, language: str = "en", dpi: int = 200) -> bytes:
    """Give a sheet as PNG, SVG or PDF; the same sheet gives the same bytes.

    Raises
    ------
    ExportError
        The format is none of these.
    """
    from geo.credits import about

    writers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    if suffix not in writers:
        raise ExportError(
            f"a picture is not written as {suffix or 'a file without suffix'}; use one of {' '.join(writers)}"
        )
    with settings():
        return writers[suffix](sheet, title, told, about()["generator"], language, dpi)


def _saved(sheet: Sheet, **options: Any) -> bytes:
    out = io.BytesIO()
    sheet.figure.savefig(out, **options)
    return out.getvalue()


def _png(sheet: Sheet, title: str, told: str, made: str, _language: str, dpi: int) -> bytes:
    """Give the picture in few colours: a third of the size."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    sheet.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    told_inside = PngInfo()
    for name, text in {"Title": title, "Description": told, "Software": made}.items():
        told_inside.add_itxt(name, text)
    out = io.BytesIO()
    in_few_colours(picture).save(out, "PNG", optimize=True, pnginfo=told_inside, dpi=(dpi, dpi))
    return out.getvalue()


def in_few_colours(picture: Image) -> Image:
    """Give a picture in 255 colours: its commonest as they are, so that areas and symbols keep theirs."""
    import numpy as np
    from PIL import Image

    pixels = np.asarray(picture).reshape(-1, 3)
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], dtype=np.uint32)
    found, where, counts = np.unique(packed, return_inverse=True, return_counts=True)
    colours = np.column_stack([found >> 16, found >> 8 & 255, found & 255]).astype(np.int32)
    common = colours[np.argsort(-counts.astype(np.int64), kind="stable")[:128]]
    blends = picture.quantize(127, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    palette = np.concatenate([common, np.array(blends[: 3 * 127], dtype=np.int32).reshape(-1, 3)])
    nearest = np.concatenate(
        [np.argmin(((part[:, None] - palette) ** 2).sum(2), axis=1) for part in np.array_split(colours, 64)]
    )
    few = Image.fromarray(nearest.astype(np.uint8)[where].reshape(picture.height, picture.width), "P")
    few.putpalette(palette.astype(np.uint8).tobytes())
    return few


def _pdf(sheet: Sheet, title: str, told: str, made: str, _language: str, _dpi: int) -> bytes:
    metadata = {"Title": title, "Subject": told, "Creator": made, "CreationDate": None, "ModDate": None}
    return _saved(sheet, format="pdf", metadata=metadata)


def _svg(sheet: Sheet, title: str, told: str, made: str, language: str, _dpi: int) -> bytes:
    """Give the picture as SVG whose title and description a screen reader finds where it looks for them."""
    metadata = {"Title": title, "Description": told, "Creator": made, "Language": language, "Date": None}
    text = _saved(sheet, format="svg", metadata=metadata).decode("utf-8")
    head, opening, rest = text.partition("<svg ")
    attributes, end, body = rest.partition(">")
    own = f' role="img" aria-labelledby="geo-title geo-desc" lang="{language}"'
    body = body.replace(f"<title>{escape(title, quote=False)}</title>", "", 1)
    names = f'<title id="geo-title">{escape(title)}</title>\n <desc id="geo-desc">{escape(told)}</desc>'
    return f"{head}{opening}{attributes}{own}{end}\n {names}{body}".encode()
