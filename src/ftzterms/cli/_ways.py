"""The ways in which the files of a run are set: most runs have one, `per-path` makes more."""

from __future__ import annotations

from ftzterms.cli._options import read
from ftzterms.config import Config
from ftzterms.config.settings import Settings
from ftzterms.matcher import Glossary


class Way:
    """The same object for all files that are set alike."""

    def __init__(self, config: Config, style: str, columns: str, glossary: Glossary) -> None:
        self.config = config
        self.style = style
        self.columns = columns
        self.glossary = glossary
        """As the house style has it."""


class Ways:
    """Gives each file its way."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._made: list[Way] = []

    def of(self, path: str) -> Way:
        """Give the way of a file."""
        settings = self._settings
        config, style, columns = settings.config(path), settings.house_style(path), settings.columns(path)
        for way in self._made:
            if (way.style, way.columns, way.config) == (style, columns, config):
                return way
        self._made.append(Way(config, style, columns, self._glossary(path, style)))
        return self._made[-1]

    def _glossary(self, path: str, style: str) -> Glossary:
        known = next((way.glossary for way in self._made if way.style == style), None)
        return known or read(self._settings, path)
