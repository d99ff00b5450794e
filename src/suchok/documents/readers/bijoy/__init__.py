"""The Bijoy encoding (SutonnyMJ and kin): Bangla glyphs in the places of Latin characters."""

from suchok.documents.readers.bijoy.converting import to_unicode
from suchok.documents.readers.bijoy.telling import is_bijoy_font, is_bijoy_text, unconverted, with_bijoy_converted

__all__ = ["is_bijoy_font", "is_bijoy_text", "to_unicode", "unconverted", "with_bijoy_converted"]
