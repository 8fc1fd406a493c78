"""Web pages read as articles."""
