"""How fast articles are found, beside plain Whoosh, SQLite FTS5 and tantivy.

`make bench-search`; ARTICLES says how many (10,000), PLAIN how many for plain Whoosh, which
takes a quarter of an hour for a hundred thousand.
"""
