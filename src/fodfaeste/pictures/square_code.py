"""An address as a square code that a phone's camera reads (QR, ISO/IEC 18004)."""

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4
"""Modules of white around the code; without them a camera does not find it."""


def svg(address: str) -> str:
    """Return the code as one path of black squares on white; scales to the place it is given."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    side = len(rows) + 2 * QUIET
    runs = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    return (
        f'<svg class="ff-square-code" viewBox="0 0 {side} {side}" role="img"'
        ' aria-label="Linket som kode til telefonens kamera" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{runs}" fill="#000"/></svg>'
    )


def _runs(row: list[bool], y: int) -> str:
    """One rectangle for each unbroken run of black modules in a row."""
    found, start = [], None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found.append(f"M{start + QUIET} {y}h{x - start}v1h{start - x}z")
            start = None
    return "".join(found)
