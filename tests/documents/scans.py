"""Pictures of printed pages, as scanners make them: from our own PDFs, at 300 and 200 dpi, tilted, grey, stamped."""

from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

INK, PAPER = 0, 255
_STAMP_MILLIMETRES = 38
_MILLIMETRES_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Look:
    """How a page came out of the scanner; angles in degrees, ``grey`` is the spread of the noise in grey levels."""

    dpi: int = 300
    angle: float = 0.0
    grey: float = 0.0
    stamped: bool = False
    quarter_turns: int = 0


LOOKS = {
    "300 dpi": Look(),
    "200 dpi": Look(dpi=200),
    "300 dpi tilted, grey": Look(angle=1.3, grey=14),
    "200 dpi tilted, grey": Look(dpi=200, angle=-0.8, grey=10),
    "300 dpi stamped": Look(grey=6, stamped=True),
}
"""The looks of the corpus."""


def pages_of(pdf: bytes, look: Look) -> list[np.ndarray]:
    """Return the grey pictures of the pages of a PDF; the same look always gives the same pictures."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [
            scanned(np.array(page.render(scale=look.dpi / 72, grayscale=True).to_pil().convert("L")), look)
            for page in document
        ]
    finally:
        document.close()


def scanned(picture: np.ndarray, look: Look) -> np.ndarray:
    """Return a page as the scanner delivers it."""
    if look.stamped:
        picture = stamped(picture, look.dpi)
    if look.angle:
        picture = turned(picture, look.angle)
    if look.grey:
        noise = np.random.default_rng(7).normal(0, look.grey, picture.shape)
        soft = cv2.GaussianBlur(picture, (0, 0), look.dpi / 400)
        picture = np.clip(soft * 0.92 + 10 + noise, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(picture, look.quarter_turns))


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    """Return a page that lay askew on the glass."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=PAPER)


def stamped(picture: np.ndarray, dpi: int) -> np.ndarray:
    """Return a page with a round office stamp across the middle of its table."""
    height, width = picture.shape
    radius = int(_STAMP_MILLIMETRES / 2 / _MILLIMETRES_PER_INCH * dpi)
    centre = (int(width * 0.62), int(height * 0.45))
    layer = np.full_like(picture, PAPER)
    for part in (1.0, 0.92, 0.6):
        cv2.circle(layer, centre, int(radius * part), 90, max(2, dpi // 75), cv2.LINE_AA)
    for at in range(0, 360, 20):
        x, y = (
            centre[0] + int(radius * 0.76 * np.cos(np.radians(at))),
            centre[1] + int(radius * 0.76 * np.sin(np.radians(at))),
        )
        cv2.putText(
            layer,
            "OFFICE"[at // 20 % 6],
            (x - dpi // 40, y + dpi // 40),
            cv2.FONT_HERSHEY_SIMPLEX,
            dpi / 320,
            90,
            dpi // 100,
            cv2.LINE_AA,
        )
    return np.minimum(picture, layer)


def photographed(picture: np.ndarray) -> np.ndarray:
    """Return a page as a phone sees it: in perspective on a dark table, half of it in shadow."""
    height, width = picture.shape
    margin = width // 12
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    seen = np.float32(
        [
            [margin * 1.5, margin * 1.2],
            [width + margin * 0.7, margin * 0.8],
            [width + margin * 1.6, height + margin * 1.3],
            [margin * 0.5, height + margin * 0.9],
        ]
    )
    view = cv2.getPerspectiveTransform(corners, seen)
    photo = cv2.warpPerspective(
        picture, view, (width + 2 * margin, height + 2 * margin), flags=cv2.INTER_AREA, borderValue=60
    )
    light = np.linspace(1.0, 0.62, photo.shape[1])[None, :] * np.linspace(1.0, 0.88, photo.shape[0])[:, None]
    return np.clip(photo * light, 0, 255).astype(np.uint8)


def as_file(pages: list[np.ndarray], form: str, dpi: int | None = None, **options: object) -> bytes:
    """Return pictures as one file: ``PNG`` and ``JPEG`` hold the first page, ``TIFF`` and ``PDF`` all of them."""
    first, *rest = [Image.fromarray(page) for page in pages]
    out = BytesIO()
    several = {"save_all": True, "append_images": rest} if form in ("TIFF", "PDF") else {}
    resolution = {"resolution": float(dpi or 300)} if form == "PDF" else {"dpi": (dpi, dpi)} if dpi else {}
    first.save(out, form, **several, **resolution, **options)
    return out.getvalue()
