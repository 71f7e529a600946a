"""Draw preferred terms of the bundled glossary with their sources, or say how many terms of a list it knows.

    python benchmarks/evidence.py --sample 60 --seed 20261124
    python benchmarks/evidence.py --coverage benchmarks/held_out.txt [--glossary FOLDER]

The first prints what is to be read against the sources. A list has Chinese terms separated by spaces; a line that
begins with `#` says where those below it were found.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from ftzterms import Glossary, read_glossary
from ftzterms.model import AdministrativeStatus, ConceptEntry
from ftzterms.text.fold import fold


def preferring(glossary: Glossary) -> list[ConceptEntry]:
    """Give the concepts that have a preferred term, by id."""
    preferred = AdministrativeStatus.PREFERRED
    held = (entry for entry in glossary.entries if any(term.status is preferred for term in entry.terms()))
    return sorted(held, key=lambda entry: entry.id)


def card(entry: ConceptEntry) -> Iterator[str]:
    """Say what is preferred and where it is attested."""
    terms = [term for term in entry.terms() if term.status is AdministrativeStatus.PREFERRED]
    yield f"{entry.id} [{entry.subject_field}] {' = '.join(term.text for term in terms)}"
    for source in dict.fromkeys([*entry.sources, *(source for term in terms for source in term.sources)]):
        yield f"    {source.title}, {source.date}, {source.authority}: {source.url}"


def listed(path: Path) -> dict[str, str]:
    """Read a list of terms: each with where it was found."""
    terms: dict[str, str] = {}
    origin = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            origin = line.lstrip("# ")
        else:
            terms |= dict.fromkeys(line.split(), origin)
    return terms


def coverage(glossary: Glossary, terms: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the terms of a list that the glossary has as a whole, and those of which it knows a part."""
    known = {_bare(term.text) for entry in glossary.entries for term in entry.terms("zh")}
    whole = [term for term in terms if _bare(term) in known]
    part = [
        term for term in terms if term not in whole and any(len(name) > 2 and name in _bare(term) for name in known)
    ]
    return whole, part


def _bare(term: str) -> str:
    return fold(term).text.strip("“”\"'")


def main() -> None:
    """Print the sample, or the coverage."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, default=60, metavar="N")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--coverage", type=Path, metavar="LIST", help="a list of Chinese terms")
    parser.add_argument("--glossary", type=Path, help="another glossary than the bundled one")
    options = parser.parse_args()
    glossary = read_glossary(options.glossary) if options.glossary else read_glossary()
    if options.coverage is None:
        for entry in random.Random(options.seed).sample(preferring(glossary), options.sample):
            print("\n".join(card(entry)))
        return
    terms = list(listed(options.coverage))
    whole, part = coverage(glossary, terms)
    print(f"{len(whole)} of {len(terms)} known as a whole ({len(whole) / len(terms):.2f}), {len(part)} more in part")
    print("unknown:", *(term for term in terms if term not in whole and term not in part))


if __name__ == "__main__":
    main()
