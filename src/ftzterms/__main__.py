"""`python -m ftzterms`."""

from ftzterms.cli import process

process()
