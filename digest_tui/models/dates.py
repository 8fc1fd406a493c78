"""A date as far as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def shown_date(given: GivenDate | None) -> str:
    """Give a date as it is shown, known or not."""
    return "date unknown" if given is None else str(given)


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date of which the text may leave the year out; what it leaves out stays unknown."""

    month: int
    day: int
    year: int | None = None
    hour: int | None = None
    minute: int | None = None

    @property
    def complete(self) -> date | None:
        """The calendar date, where the text gives all of it."""
        return None if self.year is None else date(self.year, self.month, self.day)

    def __str__(self) -> str:
        words = f"{self.day} {MONTHS[self.month - 1]}"
        words += " (year not given)" if self.year is None else f" {self.year}"
        if self.hour is not None and self.minute is not None:
            words += f", {self.hour:02}:{self.minute:02}"
        return words
