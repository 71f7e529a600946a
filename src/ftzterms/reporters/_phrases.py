"""What a page says, in English and in Chinese; both stand in it, and one is shown."""

from __future__ import annotations

from ftzterms.reporters._element import Markup, el, joined

_PHRASES = {
    "Terminology report": "术语检查报告",
    "errors": "错误",
    "warnings": "警告",
    "remarks": "提示",
    "clean units": "无问题句段",
    "files": "文件",
    "units": "句段",
    "terms": "术语",
    "characters": "字符",
    "figures": "数字",
    "compared": "已核对",
    "not shown: suppressed": "已忽略（附理由）",
    "not shown: known before": "此前已知",
    "new": "新增",
    "gone": "已消除",
    "Since": "对比",
    "No longer found": "已不再出现",
    "By check": "按检查项",
    "By file": "按文件",
    "By concept": "按概念",
    "Findings": "问题",
    "findings": "问题",
    "No finding.": "没有发现问题。",
    "Nothing was checked.": "没有可检查的内容。",
    "check": "检查项",
    "file": "文件",
    "concept": "概念",
    "in the source": "原文出现",
    "renderings found": "译文用法",
    "missing": "缺译",
    "severity": "级别",
    "error": "错误",
    "warning": "警告",
    "info": "提示",
    "any severity": "全部级别",
    "any check": "全部检查项",
    "any file": "全部文件",
    "new ones only": "仅看新增",
    "Search": "搜索",
    "worst first": "按级别",
    "as in the files": "按文件顺序",
    "most frequent check first": "按检查项数量",
    "Nothing fits.": "没有符合条件的问题。",
    "concepts rendered in one right way are left out": "译法唯一且正确的概念未列出",
    "more findings than this page shows; the worst are here": "条问题未在本页列出，此处为最严重者",
    "A unit is clean when no error and no warning stands in it.": "没有错误和警告的句段为无问题句段。",
}


def both(phrase: str) -> Markup:
    """Give a phrase in both languages."""
    return joined([el("span", phrase, lang="en"), el("span", _PHRASES[phrase], lang="zh-Hans")])


def chinese(phrase: str) -> str:
    """Give a phrase in Chinese, for attributes."""
    return _PHRASES[phrase]
