"""`python -m ftzterms`."""

from ftzterms.cli import main

main()
