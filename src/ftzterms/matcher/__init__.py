"""The bridge: lay a glossary over a unit."""

from ftzterms.matcher.glossary import Glossary
from ftzterms.matcher.term_matcher import TermMatcher

__all__ = ["Glossary", "TermMatcher"]
