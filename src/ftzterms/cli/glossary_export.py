"""`ftzterms glossary export`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from ftzterms.cli._entries import entries_of, place_of, write_told
from ftzterms.cli._options import grouped
from ftzterms.cli._status import Status, say
from ftzterms.model import AdministrativeStatus, ConceptEntry, ConfigurationError, value
from ftzterms.reporters import count


@value
class Site:
    """The site that is wanted; without a folder none is."""

    folder: str | None
    title: str
    force: bool


@value
class Chosen:
    """Which concepts are wanted."""

    fields: tuple[str, ...]
    preferred: bool

    def of(self, entries: tuple[ConceptEntry, ...]) -> tuple[ConceptEntry, ...]:
        """Choose of a glossary. Raises `ConfigurationError` for a subject field that it does not have."""
        known = {entry.subject_field for entry in entries}
        if unknown := [field for field in self.fields if field not in known]:
            hint = f"there are {', '.join(sorted(known))}"
            raise ConfigurationError(f"no concept has the subject field “{unknown[0]}”", hint=hint)
        return tuple(entry for entry in entries if self._takes(entry))

    def _takes(self, entry: ConceptEntry) -> bool:
        if self.fields and entry.subject_field not in self.fields:
            return False
        return not self.preferred or any(term.status is AdministrativeStatus.PREFERRED for term in entry.terms())


def _site_options(command: Callable[..., Any]) -> Callable[..., Any]:
    return grouped(
        command,
        "site",
        Site,
        click.option("--html", "folder", metavar="DIR", help="Write a site into this folder; it needs no server."),
        click.option("--title", default="Glossary", show_default=True, help="What the site is called."),
        click.option(
            "--force", is_flag=True, help="Write the site into a folder that holds files; only its own old pages go."
        ),
    )


def _choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    return grouped(
        command,
        "chosen",
        Chosen,
        click.option("--field", "fields", multiple=True, metavar="NAME", help="Only this subject field; repeatable."),
        click.option("--preferred", is_flag=True, help="Only concepts with a preferred term."),
    )


@click.command("export", short_help="Write a glossary in another format, or as a site.")
@click.argument("glossary", metavar="GLOSSARY")
@click.argument("wanted", required=False, metavar="[OUT]")
@click.option("--to", "name", default="", metavar="FORMAT", help="The format of OUT, if its suffix does not say.")
@_site_options
@_choice_options
def glossary_export(*, glossary: str, wanted: str | None, name: str, site: Site, chosen: Chosen) -> Status:
    """Write a glossary, a file or a folder of any format, in another one; “builtin” is the built-in glossary.

    What the format of OUT cannot hold is named. CSV, TSV and TOML hold everything: edit them and bring them back with
    `glossary import`. --html writes a site that is searched in Chinese, English and pinyin, a page for each concept.

    \b
    Examples:
      ftzterms glossary export glossary/ edit.csv
      ftzterms glossary export builtin policy.tbx --field customs --field finance
      ftzterms glossary export builtin --html site/ --title "Policy terms"
    """  # noqa: D301  click reads the mark as "do not fill"
    if bool(wanted) == bool(site.folder):
        raise click.UsageError("Name OUT, or a folder with --html.")
    entries = chosen.of(entries_of(place_of(glossary)))
    if wanted:
        say(f"{wanted}: {write_told(entries, wanted, name)}")
    elif site.folder:
        say(f"{site.folder}: {_write_site(entries, site.folder, site)}")
    return Status.CLEAN


def _write_site(entries: tuple[ConceptEntry, ...], folder: str, site: Site) -> str:
    """Write the site whole or not at all, and take away the pages of an earlier one; say what is in it."""
    from ftzterms.kits import packing
    from ftzterms.site import former_pages, withdraw, write_site

    with packing(folder, force=site.force) as pack:
        write_site(entries, pack.folder, site.title)
        former = former_pages(pack.target)
        pack.place()
        deleted, left = withdraw(pack.target, former, pack.folder.made)
    for name in left:
        say(f"{folder.rstrip('/')}/{name}: the concept is withdrawn, but the page was changed by hand: it is left")
    gone = f"; {count(deleted, 'page')} of withdrawn concepts deleted" if deleted else ""
    return f"{count(len(entries), 'concept')}{gone}; open {folder.rstrip('/')}/index.html"
