"""For CI services that show tests: JUnit XML, a suite for each file and a test case for each finding.

An error is a failed test; a warning or a remark is a passed one that has something to say, so that a service shows as
failed what makes the run fail by default. A report without findings is one passed test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._wording import place, verdict
from ftzterms.reporters._xml import content, element, opening

_path = attrgetter("path")


def _write(report: Report, stream: TextIO) -> None:
    by_file = [_counted(found) for _, found in groupby(report.findings, key=_path)]
    failures = sum(counts["failures"] for counts in by_file)
    tests = max(len(report.findings), 1)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f'<testsuites name="ftzterms" tests="{tests}" failures="{failures}" errors="0">\n')
    for (path, found), counts in zip(groupby(report.findings, key=_path), by_file, strict=True):
        stream.write(opening("testsuite", {"name": path, **counts}) + "\n")
        stream.writelines(f"{_case(finding)}\n" for finding in found)
        stream.write("</testsuite>\n")
    if not report.findings:
        case = element("testcase", {"name": verdict(report), "classname": "ftzterms"})
        stream.write(element("testsuite", {"name": "ftzterms", "tests": 1, "failures": 0, "errors": 0}, case) + "\n")
    stream.write("</testsuites>\n")


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    severities = Counter(finding.severity for finding in findings)
    return {"tests": severities.total(), "failures": severities[Severity.ERROR], "errors": 0}


def _case(finding: Finding) -> str:
    told = f"{place(finding)}: {finding.severity}[{finding.check}] {finding.message}"
    if finding.severity is Severity.ERROR:
        inner = element("failure", {"message": finding.message, "type": finding.check}, content(told))
    else:
        inner = element("system-out", {}, content(told))
    attributes = {"name": f"{finding.check} {finding.unit}", "classname": finding.path}
    return element("testcase", attributes | ({"line": finding.line} if finding.line else {}), inner)


junit = Reporter("junit", "for services that show tests: JUnit XML", _write)
