"""Documents for the tests of segments: made up, of many scripts, with all that is odd."""

from __future__ import annotations

import random

KINDS = ("article", "takeaway")
_VOCABULARY = """
    drone Drone DRONES officers Officer’s officer's Kyiv Київ київ Киев москва її йод
    12,000 3.5 2025 café CAFÉ naïve Straße ŒUVRE 東京 ﾞ don’t донʼт l'été a I it The the
    running ran runs runner war wars Warsaw _x_ e-mail U.S. 𝞐 x́y
""".split()
_SIGNS = (" ", " ", " ", ", ", ". ", " — ", " “", "” ", "\u00a0", "\n", "\n\n", "…", " ‘")


def text(random_: random.Random, words: int) -> str:
    return "".join(
        part
        for _ in range(words)
        for part in (random_.choice(_VOCABULARY), random_.choice(_SIGNS))
    )


def corpus(seed: int, documents: int) -> list[dict[str, str | int]]:
    """Documents as the schema makes them."""
    random_ = random.Random(seed)
    made = []
    for number in range(documents):
        title, body = text(random_, random_.randrange(6)), text(random_, random_.randrange(80))
        document: dict[str, str | int] = {
            "kind": "article",
            "article": f"{seed}-{number // 2}",
            "source": random_.choice(["pravda", "isw", "-", "київ"]),
            "day": random_.choice([0, 20240229, 20250101 + number]),
            "minute": random_.choice([-1, 0, 719]),
        }
        if random_.random() < 0.3:
            document |= {"kind": "takeaway", "takeaway": f"0:{number}"}
        else:
            document |= {"title": title, "title_words": title, "byline_words": "Jane Doe"}
            document["url_words"] = f"https://example.org/{number}?x=y\nhttp://Other.example/"
        document |= {"text": body, "text_words": body}
        document |= {"takeaways": title, "takeaways_words": title}
        made.append(document)
    return made
