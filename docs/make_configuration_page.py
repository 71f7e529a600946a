"""Write the reference of the settings into `configuration.md`: `python docs/make_configuration_page.py`."""

from __future__ import annotations

from pathlib import Path

from ftzterms.config._settings import Setting, every_setting
from ftzterms.config.reading import expected
from ftzterms.config.settings import DEFAULTS

PAGE = Path(__file__).with_name("configuration.md")
_BEGIN = "<!-- settings: made by docs/make_configuration_page.py -->\n"
_END = "<!-- /settings -->\n"


def page() -> str:
    """Give the page as it must be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{table()}{_END}{after}"


def table() -> str:
    """Give a row for each setting."""
    rows = [
        f"| `{name}` | {setting.help} | {expected(setting)} | {_default(name, setting)} |"
        for name, setting in every_setting()
    ]
    return "\n".join(["| key | what it says | a value is | default |", "|---|---|---|---|", *rows, ""])


def _default(name: str, setting: Setting) -> str:
    default = DEFAULTS.get(name)
    if setting.required:
        return "needed"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`" if default else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
