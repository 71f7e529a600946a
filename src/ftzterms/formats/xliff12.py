"""XLIFF 1.2, and 1.0 and 1.1 as read: the files that nearly every tool exchanges."""

from __future__ import annotations

from ftzterms.formats._xliff1_format import xliff1

xliff12 = xliff1("XLIFF", ".xlf", ".xliff")
