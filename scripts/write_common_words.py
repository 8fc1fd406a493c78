"""Write `analyse/stories/common_words.tsv` from labelled news.

Given the folder of `stories.json.gz` in DIGEST_TUI_EVAL_DATA: articles of ECB+ (Cybulska
and Vossen 2014, CC BY 3.0) with their topics. What is taken are numbers: in which share
of a topic's articles a stem stands, on average. Run from the top folder:

    DIGEST_TUI_EVAL_DATA=... python -m scripts.write_common_words
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, tokens

IN_TOPICS = 1 / 3
"""A word of fewer topics than that belongs to them and not to the language of news."""
FIRST_WORDS = 150
OUT = Path(__file__).parent.parent / "digest_tui" / "analyse" / "stories" / "common_words.tsv"


def main() -> None:
    """Count, and write the words with their shares, the commonest first."""
    folder = Path(os.environ["DIGEST_TUI_EVAL_DATA"])
    with gzip.open(folder / "stories.json.gz") as file:
        articles = json.load(file)
    by_topic = defaultdict(list)
    for article in articles:
        words = [token.word for token in tokens(article["text"])][:FIRST_WORDS]
        by_topic[article["topic"]].append({stem(w) for w in words if w not in STOP_WORDS})
    shares: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for some in by_topic.values():
        for word, count in Counter(word for words in some for word in words).items():
            shares[word] += count / len(some) / len(by_topic)  # type: ignore[assignment]
            topics[word] += 1
    lines = [
        f"{word}\t{share:.3f}"
        for word, share in shares.most_common()
        if topics[word] >= IN_TOPICS * len(by_topic)
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} words")


if __name__ == "__main__":
    main()
