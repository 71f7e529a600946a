"""Hold the accuracy on a labelled set above the floors of `accuracy.json`; the floors may only rise.

python .ci/accuracy.py SET_DIRECTORY
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("accuracy.json")


def measured(folder: Path) -> dict[str, Any]:
    """Run the set's own evaluator on the installed command."""
    command = f"{sys.executable} -m ftzterms check {{file}} --glossary {{glossary}} --no-builtin -o jsonl"
    evaluator = [sys.executable, str(folder / "evaluate.py"), str(folder), "--json", "--command", command]
    result = subprocess.run(evaluator, capture_output=True, text=True, encoding="utf-8", check=False)
    if result.returncode:
        sys.exit(f"the evaluator failed: {result.stdout[-500:]}{result.stderr[-500:]}")
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def rows(value: dict[str, Any], floors: dict[str, Any]) -> list[tuple[str, float, float, bool]]:
    """Give (name, measured, floor, whether it holds) for every floor."""
    compared = []
    for group, wanted in floors["groups"].items():
        for name, floor in wanted.items():
            got = value["groups"][group][name] or 0.0
            compared.append((f"{group} {name}", got, floor, got >= floor))
    alarms = value["false_alarm_rate"]
    compared.append(("clean units with a warning or error", alarms, floors["alarms"], alarms <= floors["alarms"]))
    right = value["units_right"] / value["units"]
    compared.append(("units exactly right", right, floors["right"], right >= floors["right"]))
    return compared


def main() -> None:
    folder = Path(sys.argv[1])
    compared = rows(measured(folder), json.loads(FLOORS.read_text(encoding="utf-8")))
    for name, got, floor, holds in compared:
        print(f"{'ok ' if holds else 'LOW'} {name:40} {got:6.3f} (floor {floor:.3f})")
    if not all(holds for *_, holds in compared):
        sys.exit("accuracy fell below a floor: mend the rule, do not lower the floor")


main()
