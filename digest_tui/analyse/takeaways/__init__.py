"""Key Takeaways of a library: which lists are one report, who tells it, what became of it."""
