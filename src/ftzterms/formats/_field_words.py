"""The words by which tools and people name what is said of a concept or a term."""

from __future__ import annotations

_WORDS = {
    "text": "source target source_term target_term term translation src tgt 原文 译文 术语 译名",
    "id": "id key",
    "concept": "concept_id entry_id cid entry",
    "subject_field": "domain subject subject_field subdomain entry_subject entry_domain concept_domain "
    "concept_subdomain category topic 领域",
    "definition": "definition def concept_definition 定义",
    "note": "note notes comment comments usage_note usage info remark remarks explanation explanations "
    "translator_comments developer_comments entry_note concept_note boothinfo 备注 说明",
    "example": "example examples example_of_use context term_example 例句",
    "origin": "source_reference reference references source_of_term 出处 来源",
    "forbidden": "forbidden 禁用",
    "preferred": "preferred",
    "status": "status administrative_status term_status usage_status 状态",
    "approved": "approved",
    "case": "case case_sensitive casesensitive",
    "exact": "exact exact_match exactmatch",
    "info": "term_info",
    "part_of_speech": "part_of_speech partofspeech pos wordclass 词性",
    "kind": "type term_type kind",
    "abbreviation": "abb abbreviation abbreviations acronym 缩写",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
ROLES = tuple(role for role in _WORDS if role != "text")


def role_of(name: str) -> str:
    """Give what a field or a column of this name holds, by one word of ours; empty for an unknown one."""
    return _ROLES.get(name.strip().lower().replace(" ", "_").replace("-", "_"), "")
