"""`ftzterms glossary export`."""

from __future__ import annotations

import click

from ftzterms.cli._entries import entries_of, write_told
from ftzterms.cli._status import Status, say
from ftzterms.model import AdministrativeStatus, ConfigurationError


@click.command("export", short_help="Write a glossary in another format.")
@click.argument("glossary", metavar="GLOSSARY")
@click.argument("wanted", metavar="OUT")
@click.option("--to", "name", default="", metavar="FORMAT", help="The format of OUT, if its suffix does not say.")
@click.option("--field", "fields", multiple=True, metavar="NAME", help="Only of this subject field; repeatable.")
@click.option("--preferred", is_flag=True, help="Only concepts with a preferred term.")
def glossary_export(*, glossary: str, wanted: str, name: str, fields: tuple[str, ...], preferred: bool) -> Status:
    """Write a glossary, a file or a folder of any format, in another one; “builtin” is the built-in glossary.

    What the format of OUT cannot hold is named. CSV, TSV and TOML hold everything: edit them and bring them back with
    `glossary import`.

    \b
    Examples:
      ftzterms glossary export glossary/ edit.csv
      ftzterms glossary export builtin policy.tbx --field customs --field finance
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.glossary import data_folder

    entries = entries_of(data_folder("glossary") if glossary == "builtin" else glossary)
    known = {entry.subject_field for entry in entries}
    if unknown := [field for field in fields if field not in known]:
        raise ConfigurationError(
            f"no concept has the subject field “{unknown[0]}”", hint=f"there are {', '.join(sorted(known))}"
        )
    chosen = tuple(
        entry
        for entry in entries
        if (not fields or entry.subject_field in fields)
        and (not preferred or any(term.status is AdministrativeStatus.PREFERRED for term in entry.terms()))
    )
    say(f"{wanted}: {write_told(chosen, wanted, name)}")
    return Status.CLEAN
