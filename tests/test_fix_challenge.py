"""Every fix of the whole challenge set, unsafe ones too: nothing new is found afterwards, and a second run is idle."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from conftest import Beside
from ftzterms import Glossary, Validator, read_bitext, read_glossary
from ftzterms.fixing import Fixer


@pytest.mark.parametrize("own", [True, False], ids=["own glossary", "bundled glossary"])
def test_the_challenge_set(shared: Beside, tmp_path: Path, own: bool) -> None:  # noqa: FBT001
    challenge = tmp_path / "challenge"
    shutil.copytree(shared / "challenge", challenge, copy_function=shutil.copyfile)
    glossary = read_glossary(challenge / "glossary.tbx") if own else read_glossary()
    validator, fixer = Validator(glossary), Fixer(glossary, unsafe=True)
    applied = 0
    for path in sorted(challenge.rglob("*.tmx")):
        before = faults(validator, path)
        made = fixer.fix(str(path))
        made.write()
        after = faults(validator, path)
        assert not after - before, path.name
        assert made.applied <= before.total() - after.total()
        assert fixer.fix(str(path)).after == path.read_bytes(), path.name
        applied += made.applied
    assert applied > 10


def faults(validator: Validator, path: Path) -> Counter[tuple[str, str]]:
    return Counter((finding.check, finding.unit) for finding in validator.run([read_bitext(path)]))


def test_safe_fixes_of_the_challenge_set_are_right(shared: Beside, tmp_path: Path) -> None:
    """A safe fix changes only units in which a fault was planted."""
    glossary: Glossary = read_glossary(shared / "challenge/glossary.tbx")
    labels = (shared / "challenge/labels.jsonl").read_text("utf-8")
    clean = {line.partition('"unit": "')[2].partition('"')[0] for line in labels.splitlines() if '"expect": []' in line}
    assert len(clean) > 200
    for path in sorted((shared / "challenge").rglob("*.tmx")):
        made = Fixer(glossary).fix(str(path))
        pairs = zip(read_bitext(path).units, read_bitext(path, data=made.after).units, strict=True)
        assert not {old.id for old, new in pairs if old.target != new.target and old.id in clean}, path.name
    assert not list(tmp_path.iterdir())
