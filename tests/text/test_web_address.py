"""Which addresses may be asked for, and how they are written."""

from __future__ import annotations

import pytest

from digest_tui.text.web_address import web_address


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" HTTPS://News.Example ", "https://news.example/"),
        ("http://news.example:80/a#b", "http://news.example/a"),
        ("https://news.example:8443?q=1", "https://news.example:8443/?q=1"),
        ("http://news.example./a", "http://news.example/a"),
        ("http://n\u00fcws.example/", "http://xn--nws-hoa.example/"),
        (
            "https://\u043d\u043e\u0432\u0438\u043d\u0438.\u0443\u043a\u0440/",
            "https://xn--b1amarcd.xn--j1amh/",
        ),
        ("http://news.example/\u043d a?\u0431=1", "http://news.example/%D0%BD%20a?%D0%B1=1"),
        ("http://news.example/%D0%BD", "http://news.example/%D0%BD"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
        ("http://[2001:DB8:0::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("http://a_b-c.example/", "http://a_b-c.example/"),
        ("http://localhost/", "http://localhost/"),
        ("http://news.example/a\udcff", "http://news.example/a%3F"),
    ],
)
def test_addresses(text: str, written: str) -> None:
    assert web_address(text) == written
    assert web_address(written) == written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no web address"),
        ("news.example/feed", "is no web address"),
        ("//news.example/feed", "is no web address"),
        ("ftp://news.example/", "is no web address"),
        ("file:///etc/passwd", "is no web address"),
        ("http:///a", "is no web address"),
        ("http://news.example:port/", "is no web address"),
        ("http://news.example:0/", "is no web address"),
        ("http://news.example:99999/", "is no web address"),
        ("http://[::1", "is no web address"),
        ("http://[news.example]/", "is no web address"),
        ("http://[fe80::1%25eth0]/", "has a host that cannot be"),
        ("http://user:word@news.example/", "holds a name or a password"),
        ("http://good.example@evil.example/", "holds a name or a password"),
        ("http://news.example/a\nb", "holds control characters"),
        ("http://2130706433/", "hides in numbers where it leads"),
        ("http://0x7f000001/", "hides in numbers where it leads"),
        ("http://0177.0.0.1/", "hides in numbers where it leads"),
        ("http://127.1/", "hides in numbers where it leads"),
        ("http://1.2.3.4.5/", "hides in numbers where it leads"),
        ("http://news.0x1/", "hides in numbers where it leads"),
        ("http://a..b/", "has a host that cannot be"),
        ("http://-a.example/", "has a host that cannot be"),
        ("http://a b.example/", "has a host that cannot be"),
        ("http://%6c.example/", "has a host that cannot be"),
        ("http://evil.example\\.good.example/", "has a host that cannot be"),
        (f"http://{'a' * 64}.example/", "has a host that cannot be"),
        (f"http://{'a.' * 200}example/", "has a host that cannot be"),
        ("http://\u200b.example/", "has a host that cannot be"),
        (f"http://news.example/{'a' * 5000}", "is longer than 4096 characters"),
    ],
)
def test_what_is_none(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        web_address(text)
    assert str(caught.value).isprintable()
