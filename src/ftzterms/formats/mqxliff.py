"""MQXLIFF, the bilingual files of memoQ."""

from __future__ import annotations

from ftzterms.formats._xliff1_format import xliff1

mqxliff = xliff1("MQXLIFF", ".mqxliff", namespace="MQXliff")
