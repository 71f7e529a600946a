"""How a finding and a report are put into words, the same in every output for people."""

from __future__ import annotations

from collections import Counter

from ftzterms.model import Finding, Report, Severity
from ftzterms.reporters._safe import safe

NOTHING = "nothing was checked"
_NOTHING_ZH = "没有检查任何内容"
TIED = "\u00a0"
"""Keeps a number and what it counts on one line."""


def count(number: int, noun: str) -> str:
    """Say a number of things: `1 error`, `1,200 units`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def place(finding: Finding) -> str:
    """Say where a finding stands, as editors and terminals make a link of it: `path:line:column`."""
    if not finding.line:
        return safe(f"{finding.path} {finding.unit}".strip())
    parts = (finding.path, finding.line, finding.column)
    return safe(":".join(str(part) for part in parts if part))


def verdict(report: Report) -> str:
    """Say what was found and how much was really compared, on one line."""
    if not report.signature.checks or not (report.scope.units or report.scope.concepts):
        return _NOTHING_ZH if report.language == "zh" else NOTHING
    return _verdict_zh(report) if report.language == "zh" else _verdict(report)


def nothing(report: Report) -> bool:
    """Say whether nothing was checked."""
    return verdict(report) in (NOTHING, _NOTHING_ZH)


def why(report: Report) -> str:
    """Introduce the command that explains."""
    return "原因和写法：" if report.language == "zh" else "Why, and what to write instead: "


def _verdict(report: Report) -> str:
    scope = report.scope
    counts = Counter(finding.severity for finding in report.findings)
    found = [
        count(counts[severity], noun)
        for severity, noun in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "remark"))
        if counts[severity] or severity is not Severity.INFO
    ]
    looked_at = count(scope.concepts, "concept") if scope.concepts else count(scope.units, "unit")
    compared = [looked_at, count(scope.terms, "term")]
    compared += [count(scope.figures, "figure")] if scope.figures else []
    compared.append(count(scope.characters, "character"))
    hidden = ((report.hidden.suppressed, "suppressed"), (report.hidden.known, "known before"))
    unseen = ", ".join(f"{number:,} {reason}" for number, reason in hidden if number)
    said = f"{', '.join(found)} in {count(scope.files, 'file')} ({', '.join(compared)} compared)"
    return f"{said}; not shown: {unseen}" if unseen else said


def _verdict_zh(report: Report) -> str:
    scope = report.scope
    counts = Counter(finding.severity for finding in report.findings)
    found = [
        f"{counts[severity]:,}处{noun}"
        for severity, noun in ((Severity.ERROR, "错误"), (Severity.WARNING, "警告"), (Severity.INFO, "提示"))
        if counts[severity] or severity is not Severity.INFO
    ]
    looked_at = f"{scope.concepts:,}个概念" if scope.concepts else f"{scope.units:,}个句段"
    compared = [looked_at, f"{scope.terms:,}个术语"]
    compared += [f"{scope.figures:,}个数字"] if scope.figures else []
    compared.append(f"{scope.characters:,}个字符")
    hidden = ((report.hidden.suppressed, "已忽略"), (report.hidden.known, "此前已知"))
    unseen = "、".join(f"{reason}{number:,}处" for number, reason in hidden if number)
    said = f"{scope.files:,}个文件：{'、'.join(found)}（已核对{'、'.join(compared)}）"
    return f"{said}；未显示：{unseen}" if unseen else said


def by_check(report: Report) -> str:
    """Count the findings of each check, the most frequent first."""
    ranked = sorted(report.counts.items(), key=lambda counted: (-counted[1], counted[0]))
    return " · ".join(f"{number:,}{TIED}{check}" for check, number in ranked)


def next_command(report: Report) -> str:
    """Name the command that explains the most frequent of the worst findings; empty when there is none."""
    worst = max((finding.severity for finding in report.findings), default=None)
    checks = Counter(finding.check for finding in report.findings if finding.severity is worst)
    return f"ftzterms explain {checks.most_common(1)[0][0]}" if checks else ""
