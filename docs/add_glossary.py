"""A hook of mkdocs: put the site of the bundled glossary into the site of the docs, under `terms/`."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import Any

from ftzterms import read_glossary
from ftzterms.kits import packing
from ftzterms.site import write_site


def on_post_build(config: dict[str, Any], **_: Any) -> None:
    """Write the pages once those of the docs are there."""
    place = Path(config["site_dir"]) / "terms"
    if place.exists():
        rmtree(place)
    with packing(str(place)) as pack:
        write_site(read_glossary().entries, pack.folder, "ftzterms glossary")
        pack.place()
