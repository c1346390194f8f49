"""Article text in, text that folium may be given out."""

from __future__ import annotations

from html import escape

__all__ = ["safe_text"]

_LIVE = str.maketrans({"`": "&#96;", "$": "&#36;", "\\": "&#92;", "{": "&#123;", "}": "&#125;"})


def safe_text(text: str) -> str:
    """Make text harmless for folium's own popups, tooltips and layer names.

    folium puts such text into HTML, into JavaScript template literals, and through
    Jinja a second time; `html.escape` alone stops only the first.

    Parameters
    ----------
    text : str
        Any text, for example a quote from an article.

    Returns
    -------
    str
        The same text as HTML that shows it and does nothing.

    Examples
    --------
    >>> from geo.maps import safe_text
    >>> safe_text("${x} <b>")
    '&#36;&#123;x&#125; &lt;b&gt;'
    """
    return escape(text).translate(_LIVE)
