"""Copies from the design system what pages and PDFs need, and nothing else.

Of its 30 MB the style sheet refers to about 2: copying all would make every start of a new
checkout wait most of a minute for `collectstatic`.
"""

import re
import shutil
import sys
from pathlib import Path

from tools.npm import CHECKOUT, install

PACKAGE = CHECKOUT / "node_modules" / "dkfds"
SOURCE = PACKAGE / "dist"
PAGES = CHECKOUT / "src" / "fodfaeste" / "web" / "static" / "dkfds"
PDF_FONTS = CHECKOUT / "src" / "fodfaeste" / "pdf" / "fonts"
STYLE_SHEET = Path("css/dkfds.min.css")
SCRIPT = Path("js/dkfds.min.js")
PDF_STYLES = ("Regular", "Italic", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")
FONT_SOURCES = re.compile(r"src:(url\([^;}]*\.woff2[^;}]*)")
WOFF2 = re.compile(r"url\([^)]*\.woff2\)\s*format\(\"woff2\"\)")
REFERENCE = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')?#]+)")
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=[^\n*]*(\*/)?")


def main() -> int:
    """Bring the assets up to date."""
    install(CHECKOUT)
    copied = copy_for_pages(SOURCE, PAGES)
    fonts = copy_for_pdf(SOURCE, PDF_FONTS)
    print(f"Design system: {copied} files for pages, {fonts} fonts for PDFs.")
    return 0


def copy_for_pages(source: Path, target: Path) -> int:
    """Copy the style sheet, the script and every file the style sheet refers to."""
    style = trimmed((source / STYLE_SHEET).read_text(encoding="utf-8"))
    script = SOURCE_MAP.sub("", (source / SCRIPT).read_text(encoding="utf-8"))
    wanted = referred_to(style)
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for path in wanted:
        _copy(source / path, fresh / path)
    for path, text in ((STYLE_SHEET, style), (SCRIPT, script)):
        (fresh / path).parent.mkdir(parents=True, exist_ok=True)
        (fresh / path).write_text(text, encoding="utf-8")
    _copy(source / "LICENSE.md", fresh / "LICENSE.md")
    _replace(target, fresh)
    return len(wanted) + 3


def copy_for_pdf(source: Path, target: Path) -> int:
    """Copy the fonts that typst reads."""
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for style in PDF_STYLES:
        name = f"IBMPlexSans-{style}.ttf"
        _copy(source / "fonts" / "IBMPlexSans" / "complete" / "ttf" / name, fresh / name)
    _replace(target, fresh)
    return len(PDF_STYLES)


def trimmed(style: str) -> str:
    """Drop the older copies of each font: one rule would load an .eot that no browser reads."""

    def only_woff2(match: re.Match[str]) -> str:
        return "src:" + ",".join(WOFF2.findall(match.group(1)))

    return SOURCE_MAP.sub("", FONT_SOURCES.sub(only_woff2, style))


def referred_to(style: str) -> list[Path]:
    """Return the files a style sheet in `css/` refers to, relative to the design system's root."""
    names = {name.strip() for name in REFERENCE.findall(style)}
    outside = sorted(name for name in names if not name.startswith("../"))
    if outside:
        raise SystemExit(f"The style sheet refers to files outside the design system: {outside}")
    return sorted(Path(name.removeprefix("../")) for name in names)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _replace(target: Path, fresh: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh.rename(target)


if __name__ == "__main__":
    sys.exit(main())
