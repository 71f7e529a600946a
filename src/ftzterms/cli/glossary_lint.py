"""`ftzterms glossary lint`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from ftzterms.cli._options import ReportChoice, config_option, report_options, settings_of
from ftzterms.cli._outputs import write
from ftzterms.cli._status import Status, verdict


@click.command("lint", short_help="Check the glossary itself.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--since", metavar="REV", help="Also look whether ids that a revision of git has are gone.")
@config_option
@report_options
def glossary_lint(
    *, paths: tuple[str, ...], since: str | None, config_file: str | None, wanted: ReportChoice
) -> Status:
    """Check glossaries: terms that collide, forbid what they prefer, have no source, or can never be found.

    PATH is a glossary file or a folder of them, all looked at together; without PATH the built-in one.

    \b
    Examples:
      ftzterms glossary lint glossary/ --since main      # before a commit
      ftzterms glossary lint my-terms.csv --fail-on warning
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cli._lint import lint, read

    entries, failed = read(paths)
    settings = wanted.over(settings_of(config_file))
    report = lint(entries, settings.config(), _options(paths, since))
    write(report, settings["output"], settings["lang"])
    return Status.WRONG_USAGE if failed else verdict(report, settings.fail_on)


def _options(paths: Sequence[str], since: str | None) -> Mapping[str, Mapping[str, object]]:
    """Give what the checks are told of other glossaries: the built-in one, and these at a revision."""
    from ftzterms.glossary import data_folder, read_glossary

    known = tuple(entry.id for entry in read_glossary().entries) if paths else ()
    options: dict[str, Mapping[str, object]] = {"broken-relation": {"known": known}}
    if since:
        from ftzterms.keeping import edition_at

        before = [edition_at(since, path) for path in paths or [data_folder("glossary")]]
        options["unstable-id"] = {"kept": tuple(entry.id for edition in before for entry in edition.entries)}
    return options
