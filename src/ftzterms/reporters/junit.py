"""For CI services that show tests: JUnit XML, a suite for each file and a test case for each finding.

An error is a failed test; a warning or a remark is a passed one that has something to say, so that a service shows as
failed what makes the run fail by default. A report without findings is one passed test.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._reporter import Reporter
from ftzterms.reporters._wording import place, verdict
from ftzterms.reporters._xml import content, element


def _write(report: Report, stream: TextIO) -> None:
    failures = _failures(report.findings)
    tests = max(len(report.findings), 1)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f'<testsuites name="ftzterms" tests="{tests}" failures="{failures}" errors="0">\n')
    stream.writelines(
        _suite(path, list(found)) for path, found in groupby(report.findings, key=lambda finding: finding.path)
    )
    if not report.findings:
        case = element("testcase", {"name": verdict(report), "classname": "ftzterms"})
        stream.write(element("testsuite", {"name": "ftzterms", "tests": 1, "failures": 0, "errors": 0}, case) + "\n")
    stream.write("</testsuites>\n")


def _suite(path: str, findings: Sequence[Finding]) -> str:
    counts = {"tests": len(findings), "failures": _failures(findings), "errors": 0}
    inner = "".join(f"\n{_case(finding)}" for finding in findings)
    return element("testsuite", {"name": path, **counts}, f"{inner}\n") + "\n"


def _case(finding: Finding) -> str:
    told = f"{place(finding)}: {finding.severity}[{finding.check}] {finding.message}"
    if finding.severity is Severity.ERROR:
        inner = element("failure", {"message": finding.message, "type": finding.check}, content(told))
    else:
        inner = element("system-out", {}, content(told))
    attributes = {"name": f"{finding.check} {finding.unit}", "classname": finding.path}
    return element("testcase", attributes | ({"line": finding.line} if finding.line else {}), inner)


def _failures(findings: Sequence[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


junit = Reporter("junit", "for services that show tests: JUnit XML", _write)
