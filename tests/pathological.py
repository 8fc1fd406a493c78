"""Texts that no outlet publishes and anybody can send, of any size, each bad for one step."""

from __future__ import annotations

from collections.abc import Callable

Maker = Callable[[int], str]


def repeated(unit: str, head: str = "Title of it\n") -> Maker:
    """One thing over and over, below a title or after something else."""
    return lambda size: head + unit * (size // len(unit))


def counted(line: str, head: str = "Title of it\n") -> Maker:
    """Lines that differ by a number, which `#` stands for."""
    return lambda size: (
        head
        + "".join(f"{line.replace('#', str(number))}\n" for number in range(size // len(line)))
    )


TEXTS: dict[str, Maker] = {
    # Lines and how they are put together.
    "short sentences": counted("Line # of it is told."),
    "lines broken to a width": repeated("the words of this line go on and on up to the end of\n"),
    "an item that goes on": repeated("lower words go on\n", "Title of it\n- item of it\n"),
    "an item that ends in notes": repeated("[1]\n", "Title of it\n- item of it.\n"),
    "bold words without an end": repeated("**a __b "),
    "links without an end": repeated("[a](https://b"),
    "brackets in links": repeated("[[a] "),
    "tags without an end": repeated("<b a"),
    "bulletin tags without an end": repeated("[url=a[/url]"),
    "what a message quotes": repeated(">> it is told again.\n"),
    "counted by letters": repeated("a) It is told.\nb) It is told.\nc) It is told.\n"),
    "counted by bare numbers": counted("# It is told."),
    "signs as markers": repeated("🔹 It is told.\n🔸 It is told.\n"),
    # What a terminal obeys.
    "control strings without an end": repeated("a\x9d\x90\x1bP"),
    "control strings with a late end": lambda size: "a\x9d " * (size // 3) + "b" * 9000 + "\x07",
    # Lists and their announcements.
    "a list of no statements": counted("- item #", "Title of it\nISW\n"),
    "a list with gaps": counted("- item #\n", "Title of it\nISW\n"),
    "a list with interruptions": counted("1. item #\nRead more:", "Title of it\nISW\n"),
    "many announced lists": counted(
        "Key Takeaways from the ISW:\n- It is # now.\n- It was # then."
    ),
    "announcements as items": repeated("- Key Takeaways:\n"),
    "announcements inside a list": counted(
        "- The number is # now.\nKey Takeaways: they are new #."
    ),
    "announcements before a list": lambda size: (
        "Title of it\n"
        + "Read more:\nKey Takeaways from the ISW:\n" * (size // 80)
        + "It was told here again.\n" * (size // 48)
    ),
    "items on one line": repeated("• It is told again here. ", "Title\nKey Takeaways, ISW: "),
    "numbered items on one line": repeated("2) It is told here. ", "Title\nKey Takeaways, ISW:\n"),
    "announcements without a list": counted("Key Takeaways from the\nISW\n#:"),
    "announcements of nobody's": counted("Key Takeaways\n- It is # now.\n- It was # then.\n# is."),
    "notes of an editor in brackets": repeated("(a – ed.", "Title of it\nKey Takeaways, ISW:\n- "),
    "mixed bullets": repeated("→ It is told again.\n• It is told again.\n", "T\nKey Takeaways:\n"),
    "editor's notes without an end": repeated("[N.B. [- ", "Title of it\nKey Takeaways, ISW:\n- "),
    # The page.
    "bylines": counted("By Ann# Bee#"),
    # Sentences.
    "full stops": repeated(".", "Title of it\na "),
    "notes with a full stop": repeated(".[.]", "Title of it\na "),
    "initials": repeated("A. "),
    "sentences of one word": repeated("Aa. "),
    # Names and words of saying.
    "words that begin no name": repeated("The "),
    "names that say": repeated("Ann Bee said "),
    "names that say nothing": repeated("Ann Bee, x said "),
    "quotations without a speaker": repeated('said, "'),
    "quotations without an end": repeated("“it is "),
    "quotation marks": repeated('"'),
    "quotation marks of the British": repeated("‘a "),
    "apostrophes": repeated("'a"),
    "apostrophes before words": repeated(" 'a"),
    # Widths.
    "one word": repeated("x"),
    "one word of wide letters": repeated("漢"),
    "one word of letters and marks": repeated("ж\u0301"),
}
