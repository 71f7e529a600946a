"""The checks of a glossary, a room of their own: a check of translations need not load them."""
