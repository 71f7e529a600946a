"""How a run ends: the exit status, and one clear line for what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import IntEnum

import click

from ftzterms.model import FtzTermsError, GlossaryError, Report, Severity
from ftzterms.reporters import safe, screen


class Status(IntEnum):
    """The exit statuses of the contract; the last two are those of a shell (128 + signal)."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_USAGE = 2
    NOTHING_CHECKED = 3
    INTERNAL_ERROR = 4
    INTERRUPTED = 130
    CLOSED = 141


def run(arguments: Sequence[str] | None) -> Status:
    """Run a command line; whatever happens becomes a status, and a line on standard error."""
    from ftzterms.cli._program import program

    try:
        status = program.main(arguments, prog_name="ftzterms", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as ended:  # click ends so when it has written completions, and with 1 for a closed pipe
        return Status.CLOSED if ended.code else Status.CLEAN
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  no traceback reaches a user
        return _ended_by(error)
    return Status(status or 0)


def _ended_by(error: Exception | KeyboardInterrupt) -> Status:
    match error:
        case BrokenPipeError():
            return Status.CLOSED
        case KeyboardInterrupt() | click.Abort():
            return Status.INTERRUPTED
        case click.exceptions.NoArgsIsHelpError():
            error.show()
        case click.ClickException():
            _explain_usage(error)
        case FtzTermsError():
            complain(error)
        case OSError():
            complain(FtzTermsError(error.strerror or str(error), path=str(error.filename or "")))
        case _:
            return _internal(error)
    return Status.WRONG_USAGE


def _explain_usage(error: click.ClickException) -> None:
    """Say on one line what is wrong with a command line, and where to read how it goes."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "ftzterms"
    say(f"{command}: {error.format_message().rstrip('.')} (see {command} --help)")


def verdict(report: Report, fail_on: Severity) -> Status:
    """Give the status of a report, and say it when nothing was checked."""
    if not report.signature.checks:
        say("nothing was checked: no check for this is selected (`ftzterms explain` lists them)")
    elif not (report.scope.units or report.scope.concepts):
        say("nothing was checked: there is no text in what was given")
    else:
        found = any(finding.severity >= fail_on for finding in report.findings)
        return Status.FINDINGS if found else Status.CLEAN
    return Status.NOTHING_CHECKED


def complain(error: FtzTermsError) -> None:
    """Say on standard error what is wrong with a file or a setting, one line for each fault."""
    faults = error.faults if isinstance(error, GlossaryError) else [error]
    for fault in faults:
        say(f"{fault} [{fault.code}]" if fault.code else str(fault))


def say(text: str) -> None:
    """Write one line to standard error."""
    screen(sys.stderr).line(safe(text))


def _internal(error: Exception) -> Status:
    if os.environ.get("FTZTERMS_DEBUG"):
        import traceback

        traceback.print_exception(error)
    say(
        f"ftzterms: internal error: {type(error).__name__}: {error} "
        "(this is our fault: please report it with the command; FTZTERMS_DEBUG=1 shows the traceback)"
    )
    return Status.INTERNAL_ERROR
