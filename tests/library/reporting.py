"""Files lists of Key Takeaways and articles that tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library

BULLETS = (
    "Ukrainian forces struck the Kamianka oil refinery in Saratov Oblast.",
    "Russian forces recently advanced near Vesele and Tykhe.",
    "The Kremlin refused to exchange wounded prisoners of war.",
)
NEXT_DAY = (
    "North Korea sent a further two thousand soldiers to Kursk Oblast.",
    "Russian forces recently advanced near Vesele and Lypivka.",
    "The Kremlin refused to exchange wounded prisoners of war.",
)
SENT = "North Korea has sent two thousand more soldiers to Kursk, officials in Seoul said."
STRUCK = "Drones hit an oil refinery in Kamianka, Saratov Oblast, and a fire broke out there."


def file(library: Library, folder: Path, name: str, source: str, *lines: str) -> None:
    """File an article of some lines."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    (outcome,) = library.add([str(path)], source)
    assert outcome.refused is None


def report_of(date: str, *bullets: str) -> tuple[str, ...]:
    """Give an article that carries a report."""
    return (
        f"Russian Offensive Campaign Assessment, {date}",
        "Analysts met and wrote down what follows.",
        f"ISW's Key Takeaways on {date}:",
        *(f"- {bullet}" for bullet in bullets),
    )


def file_reports(library: Library, folder: Path, days: int = 2) -> None:
    """File a report that two outlets quote and an article that tells it, and the next day's."""
    file(library, folder, "post", "Post", *report_of("February 10, 2025", *BULLETS))
    file(library, folder, "truth", "Truth", *report_of("10 February", BULLETS[0], BULLETS[2]))
    file(library, folder, "now", "Gazette", "A refinery burns", "11 February 2025", STRUCK)
    if days > 1:
        file(library, folder, "next", "Post", *report_of("February 11, 2025", *NEXT_DAY))
        file(library, folder, "late", "Courier", "More soldiers", "12 February 2025", SENT)
