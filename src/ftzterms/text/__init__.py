"""Pure functions on `str`. Whatever string comes in, a value comes out."""
