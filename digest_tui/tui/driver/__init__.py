"""Between Textual and the terminal: what is sent to it, and what comes from it."""

from digest_tui.tui.driver.driver import DigestDriver

__all__ = ["DigestDriver"]
