"""Refuses to build a wheel without the parts that `make setup` makes; hatchling would leave them out in silence."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NEEDED = (
    "src/suchok/web/ui/static/built/suchok.css",
    "src/suchok/documents/writers/fonts/NotoSansBengali-Regular.ttf",
    "src/suchok/web/locale/bn/LC_MESSAGES/django.mo",
)


class CustomBuildHook(BuildHookInterface):
    """The hook that hatchling looks for by this name."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Stop a build, but not an editable installation, that lacks a part."""
        missing = [path for path in NEEDED if not (Path(self.root) / path).is_file()]
        if missing and version != "editable":
            message = f"{missing[0]} is missing; run `make setup` first"
            raise FileNotFoundError(message)
