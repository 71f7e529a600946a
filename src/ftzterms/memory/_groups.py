"""Questions about many units at once, answered in SQLite."""

from __future__ import annotations

SAME_TEXTS = """
SELECT unit.id, unit.source_key, unit.target_key FROM unit
JOIN (SELECT source_key, target_key FROM unit WHERE source_key IS NOT NULL AND target_key IS NOT NULL
      GROUP BY source_key, target_key HAVING count(*) > 1) AS twice
ON unit.source_key = twice.source_key AND unit.target_key = twice.target_key
ORDER BY unit.source_key, unit.target_key, unit.changed DESC, unit.usage DESC, unit.id
"""
"""The units whose two texts another unit has too, those together that share them, the best first."""

SAME_SOURCE = """
SELECT unit.id, unit.source_key, 0 FROM unit
JOIN (SELECT source_key FROM unit WHERE source_key IS NOT NULL AND target_key IS NOT NULL
      GROUP BY source_key HAVING count(DISTINCT target_key) > 1) AS several
ON unit.source_key = several.source_key
ORDER BY unit.source_key, unit.changed DESC, unit.id DESC
"""
"""The units whose source text has several targets, those together that share it, the newest first."""
