"""Keep quiet about findings where somebody has said so, with a reason; and tell what is said in vain.

It is said in the configuration file (`[[allow]]`), or beside the unit itself: in a note of a unit (TMX and XLIFF
`note`, a comment of a PO entry, an HTML comment above a block of Markdown)

    ftzterms: ignore[forbidden-term, mixed-terms] the house keeps the older name
    ftzterms: ignore[forbidden-term until 2027-06-30] until the new edition is out

or in a TMX `prop` of the type `x-ftzterms-ignore`, without the words `ftzterms: ignore`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from ftzterms.config import Config, Suppression, checked_ids
from ftzterms.config.paths import fits, relative
from ftzterms.model import AnnotatedUnit, ConfigurationError, Finding, FtzTermsError, Hidden, TranslationUnit
from ftzterms.text.late import late

PROPERTY = "x-ftzterms-ignore"
_MARK = "ftzterms"
_ORDER = late(r"\s*(?:ftzterms:\s*ignore\s*)?\[([^\]]*)\]([\s\S]*?)(?:-->)?\s*\Z")
_UNTIL = late(r"\s+until\s+(\S+)\s*\Z")


Place = tuple[str, int]
"""File and line of an order."""


class Sieve:
    """Lets through what nobody wants to be kept quiet about in one document; knows afterwards what it left out."""

    def __init__(
        self,
        written: Mapping[int, list[Suppression]],
        allowed: Sequence[Suppression],
        running: frozenset[str],
        notices: list[FtzTermsError],
    ) -> None:
        self._written = written
        """Of a unit, by its order, what is written beside it."""
        self._allowed = allowed
        self._running = running
        self._notices = notices
        """Orders that are wrong, or have run out."""
        self._used: set[Suppression] = set()
        self._left_out = 0

    def sifted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield what is not to be kept quiet about."""
        if not (self._written or self._allowed):
            yield from findings
            return
        for finding in findings:
            beside = self._written.get(finding.order, ())
            orders = [order for order in (*beside, *self._allowed) if _covers(order, finding)]
            self._used.update(orders)
            if orders:
                self._left_out += 1
            else:
                yield finding

    @property
    def hidden(self) -> Hidden:
        """Say what was left out, and which orders are wrong, have run out, or hid nothing."""
        used = frozenset((order.path, order.line) for order in self._allowed if order in self._used)
        idle = (order for orders in self._written.values() for order in orders if order not in self._used)
        unused = [_unused(order) for order in idle if order.checks <= self._running]
        return Hidden(self._left_out, 0, used, (*self._notices, *unused))


class Suppressor:
    """Makes the sieves for the findings of documents."""

    def __init__(self, config: Config, running: Collection[str], known: Collection[str]) -> None:
        self._root = config.root
        self._running = frozenset(running)
        self._known = known
        self._today = date.today()  # noqa: DTZ011  a day of the calendar on the wall
        self._allowed = [order for order in config.suppressions if not _run_out(order, self._today)]
        self._over = [over for order in config.suppressions if (over := _run_out(order, self._today))]

    def sieve(self, document: Sequence[AnnotatedUnit], path: str) -> Sieve:
        """Make the sieve of a document."""
        notices: list[FtzTermsError] = []
        written = {
            unit.order: orders
            for unit in document
            if _annotated(unit.unit) and (orders := self._written(unit.unit, path, notices))
        }
        if not (written or self._allowed):
            return Sieve({}, (), self._running, notices)
        told = relative(path, self._root).replace("\\", "/")
        allowed = [order for order in self._allowed if not order.files or fits(told, order.files)]
        return Sieve(written, allowed, self._running, notices)

    def idle(self, used: Collection[Place], paths: Collection[str], *, complete: bool) -> list[FtzTermsError]:
        """Tell which orders of the configuration ran out, or hid nothing in these files, which may be all there are."""
        told = [relative(path, self._root).replace("\\", "/") for path in paths]
        return self._over + [
            _unused(order)
            for order in self._allowed
            if (order.path, order.line) not in used
            and order.checks <= self._running
            and (complete or (order.files and any(fits(path, order.files) for path in told)))
        ]

    def _written(self, unit: TranslationUnit, path: str, notices: list[FtzTermsError]) -> list[Suppression]:
        """Read the orders that stand beside a unit."""
        found = []
        for text in _orders(unit):
            try:
                order = self._read(text, path, unit)
                if ran_out := _run_out(order, self._today):
                    notices.append(ran_out)
                else:
                    found.append(order)
            except ConfigurationError as error:
                line = unit.location.line if unit.location else 0
                notices.append(ConfigurationError(error.message, path=path, line=line, hint=error.hint))
        return found

    def _read(self, text: str, path: str, unit: TranslationUnit) -> Suppression:
        parts = _ORDER.match(text)
        if not parts:
            hint = "write ftzterms: ignore[CHECK] REASON"
            raise ConfigurationError("an order to ignore findings that cannot be read", hint=hint)
        named, until = parts[1], None
        if day := _UNTIL.search(named):
            named, until = named[: day.start()], _day(day[1])
        ids = [name.strip() for name in named.split(",") if name.strip()]
        reason = parts[2].strip(" :\t\r\n")
        if not (ids and reason):
            missing = "check" if not ids else "reason"
            hint = "write ftzterms: ignore[CHECK] REASON"
            raise ConfigurationError(f"an order to ignore findings without a {missing} hides nothing", hint=hint)
        line = unit.location.line if unit.location else 0
        return Suppression(reason, checked_ids(ids, self._known), until=until, path=path, line=line)


def _annotated(unit: TranslationUnit) -> bool:
    """Say quickly whether an order may stand beside a unit."""
    source, target = unit.source, unit.target
    return bool(
        unit.notes
        or (unit.properties and PROPERTY in dict(unit.properties))
        or (source and (source.notes or source.properties))
        or (target and (target.notes or target.properties))
    )


def _orders(unit: TranslationUnit) -> Iterator[str]:
    """Yield the texts beside a unit that are orders."""
    sides = [side for side in (unit.source, unit.target) if side is not None]
    for note in (*unit.notes, *(note for side in sides for note in side.notes)):
        if _MARK in note and "ignore" in note:
            yield note[note.index(_MARK) :]
    for kind, text in (*unit.properties, *(prop for side in sides for prop in side.properties)):
        if kind == PROPERTY:
            yield text


def _covers(order: Suppression, finding: Finding) -> bool:
    return (
        (not order.checks or finding.check in order.checks)
        and (not order.concepts or finding.concept in order.concepts)
        and (not order.text or finding.text == order.text)
    )


def _run_out(order: Suppression, today: date) -> FtzTermsError | None:
    if order.until is None or order.until >= today:
        return None
    message = f"the order to ignore {_named(order)} ran out on {order.until.isoformat()}"
    return FtzTermsError(message, path=order.path, line=order.line, hint="mend the fault, or set a new day")


def _unused(order: Suppression) -> FtzTermsError:
    message = f"the order to ignore {_named(order)} hides nothing"
    return FtzTermsError(message, path=order.path, line=order.line, hint="take it out")


def _named(order: Suppression) -> str:
    return ", ".join(sorted(order.checks)) or ", ".join(sorted(order.concepts)) or "findings"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(f"“{text}” is no date", hint="write it as 2027-01-31") from None
