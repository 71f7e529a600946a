"""What a run is asked to do, and the file that a team keeps it in (`ftzterms.toml`, `[tool.ftzterms]`).

`Config` is the settings of one run. `find` gives the configuration file of a folder, `config.reading` reads it, and
`config.settings` lays it over the defaults, and the command line over it; a run without a file loads no reader.
"""

from __future__ import annotations

from ftzterms.config._config import CheckSettings, Config, Suppression, checked_ids
from ftzterms.config._find import find

__all__ = ["CheckSettings", "Config", "Suppression", "checked_ids", "find"]
