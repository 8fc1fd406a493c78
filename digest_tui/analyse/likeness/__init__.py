"""How sentences are held against each other: which terms of them, and what each term weighs.

Free of numpy, so that a start and a search can do without it.
"""
