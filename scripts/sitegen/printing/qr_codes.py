"""Make the QR code of a piece: its address and its size. Everything about QR is here.

ISO/IEC 18004: level Q bears a quarter of damage, the quiet zone is four modules. A symbol is read
from about ten times its width, and a module under half a millimetre is lost in cheap print.
"""

from __future__ import annotations

import segno
from markupsafe import Markup

from sitegen.core import SetupError
from sitegen.records import Site
from sitegen.web.contexts import Value

QUIET_ZONE = 4
SMALLEST_MODULE = 0.5


class QrCode(Value):
    """A QR symbol as SVG; `size` is its side in mm with the quiet zone, `module` that of a square."""

    content: str
    svg: Markup
    size: float
    module: float


def landing_address(site: Site, short: str) -> str:
    """Return the address of a language's page, or of the list of languages when `short` is empty."""
    return f"{site.base_url}{short}/" if short else site.base_url


def typed_address(site: Site, short: str) -> str:
    """Return the same address as a person types it: without scheme and last slash."""
    return landing_address(site, short).split("//", 1)[1].rstrip("/")


def qr_code(content: str, distance: int) -> QrCode:
    """Return the symbol that is read from `distance` cm. Raises `SetupError` for modules too fine to print.

    Host names do not tell upper case from lower, and the host's rules know the short paths in both;
    upper case takes fewer bits, so it is used where the symbol gets smaller by it.
    """
    texts = (content.rstrip("/"), content.rstrip("/").upper())
    symbols = {text: segno.make_qr(text, error="q", boost_error=False) for text in texts}
    text = min(symbols, key=lambda text: symbols[text].symbol_size(border=0))
    modules, _ = symbols[text].symbol_size(border=0)
    module = distance / modules
    if module < SMALLEST_MODULE:
        raise SetupError(f"koden till {content} blir för fin ({module:.2f} mm); öka distance")
    svg = symbols[text].svg_inline(border=QUIET_ZONE, omitsize=True, dark="#000")
    return QrCode(content=text, svg=Markup(svg), size=module * (modules + 2 * QUIET_ZONE), module=module)
