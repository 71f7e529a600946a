"""For the tests of a project that holds translations.

from ftzterms.testing import assert_files_ok, assert_terms_ok

def test_the_title():
    assert_terms_ok("部际联席会议", "inter-ministerial joint meeting")

def test_translations():
    assert_files_ok("translations/")
"""

from __future__ import annotations

import io
from dataclasses import replace

from ftzterms.cli._jobs import Work
from ftzterms.cli._living import beside_baseline
from ftzterms.cli._options import read, settings_of
from ftzterms.cli._reading import chosen
from ftzterms.model import Report, Scope, Severity, Signature
from ftzterms.reporters import reporter
from ftzterms.validator import check


def assert_terms_ok(source: str, target: str, *, config: str = "", fail_on: Severity | None = None) -> None:
    """Fail where a translation of a text has findings, as the configuration of the project sets the checks.

    *config* names a configuration file; without it the nearest one upward is read. Checks that need a whole document
    are left out.
    """
    settings = settings_of(config or None)
    findings = check(source, target, glossary=read(settings), config=settings.config(), name="translation")
    _fail_for(Report(tuple(findings), Scope(units=1), Signature("", "", ("any",))), fail_on or settings.fail_on)


def assert_files_ok(*paths: str, config: str = "", fail_on: Severity | None = None) -> None:
    """Fail where files have findings that the configuration does not hide, cannot be read, or hold nothing to check.

    Without a path, what `include` in the configuration names is checked; its baseline is kept to.
    """
    settings = settings_of(config or None)
    files = chosen(paths, settings)
    report, failed = Work(files, None, settings).done_by(1)
    for known in settings.paths("baseline"):
        report = beside_baseline(report, known, files)
    _fail_for(report, fail_on or settings.fail_on)
    if failed:
        raise AssertionError(f"{failed} of {len(files)} files could not be read")


def _fail_for(report: Report, fail_on: Severity) -> None:
    if not report.scope.units:
        raise AssertionError("nothing was checked: there is no text in what was given")
    grave = tuple(finding for finding in report.findings if finding.severity >= fail_on)
    if grave:
        page = io.StringIO()
        reporter("concise").write(replace(report, findings=grave), page)
        raise AssertionError(page.getvalue().rstrip())
