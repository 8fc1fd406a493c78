"""Which addresses are one article's, which are safe, and on which site they are."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest_tui.text.address_parts import LONGEST
from digest_tui.text.addresses import address_key, host_of, is_on_site, safe_address
from tests.helpers import HOSTILE

A = "site.example/news/a-title-7497703"
ONE_ARTICLE = f"""
https://{A}
http://{A}
HTTPS://WWW.Site.Example/news/a-title-7497703
https://www.{A}/
https://www2.{A}
https://m.{A}
https://mobile.{A}
https://amp.{A}
https://www.{A}/amp
https://www.{A}/amp/
https://www.site.example/amp/news/a-title-7497703
https://{A}.amp
https://{A}?amp
https://{A}?amp=1
https://{A}?outputType=amp
https://{A}?output=amp&usqp=mq331AQ
https://{A}/index.html
https://{A}/index.php
https://{A}#comments
https://{A}#:~:text=a%20title
https://{A}#xtor=RSS-3
https://{A}#!
https://site.example:443/news/a-title-7497703
http://site.example:80/news/a-title-7497703
https://site.example./news/a-title-7497703
https://reader:secret@{A}
https://site.example//news/./x/../a-title-7497703
https://site.example/news/a%2Dtitl%65-7497703
https://{A};jsessionid=0A1B2C
https://{A}?
https://{A}?&
https://{A}?utm_source=rss&utm_medium=feed&utm_campaign=x
https://{A}?UTM_SOURCE=rss
https://{A}?fbclid=1&amp;utm_source=rss
https://{A}?fbclid=IwAR0&gclid=1&yclid=2&mc_cid=3&mc_eid=4&cmpid=5
https://{A}?at_medium=RSS&at_campaign=KARANGA
https://{A}?ref=rss
https://{A}?ref=other.example
https://{A}?source=twitter_main
https://{A}?from=telegram
https://{A}?doing_wp_cron=1739261838.1
https://{A}?replytocom=77
https://www-site-example.cdn.ampproject.org/c/s/www.{A}
https://www-site-example.cdn.ampproject.org/v/s/www.{A}?amp_js_v=0.1&usqp=mq331AQ
https://cdn.ampproject.org/c/{A}
https://www-site-example.bing-amp.com/c/s/{A}
https://www.google.com/amp/s/www.{A}/amp
https://www.google.com.ua/url?sa=t&url=https%3A%2F%2Fwww.{A}&usg=AOvVaw
https://www.google.com/url?q=https://{A}&sa=D
https://l.facebook.com/l.php?u=https%3A%2F%2F{A}%3Ffbclid%3DIwAR0&h=AT0
https://lm.facebook.com/l.php?u=https%3A%2F%2F{A}
http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;url=https%3a%2f%2f{A}
https://nam11.safelinks.protection.outlook.com/?url=https%3A%2F%2F{A}&data=04
https://vk.com/away.php?to=https%3A%2F%2F{A}
https://t.me/iv?url=https%3A%2F%2F{A}&rhash=1
https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252F{A}
"""


@pytest.mark.parametrize("address", ONE_ARTICLE.split("\n")[1:-1])
def test_one_article(address: str) -> None:
    assert address_key(address) == A


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://en.site.example/a", "https://site.example/a"),
        ("https://uk.site.example/a", "https://en.site.example/a"),
        ("https://site.example/eng/news/1", "https://site.example/news/1"),
        ("https://site.example/a?lang=en", "https://site.example/a?lang=uk"),
        ("https://site.example/?p=123", "https://site.example/?p=124"),
        ("https://site.example/news?id=5", "https://site.example/news?id=6"),
        ("https://site.example/article.php?sid=5", "https://site.example/article.php?sid=6"),
        ("https://site.example/a?uid=5", "https://site.example/a?uid=6"),
        ("https://site.example/a?page=2", "https://site.example/a"),
        ("https://site.example/a?ref=15", "https://site.example/a?ref=16"),
        ("https://site.example/show?ref=5.html", "https://site.example/show?ref=6.html"),
        ("https://site.example/a?source=reuters", "https://site.example/a?source=unian"),
        ("https://site.example/a?sponsor=1", "https://site.example/a"),
        ("https://site.example/A", "https://site.example/a"),
        ("https://site.example/a.html", "https://site.example/a"),
        ("https://site.example:8080/a", "https://site.example/a"),
        ("https://site.example/#!/news/5", "https://site.example/#!/news/6"),
        ("https://site.example/a%2Fb", "https://site.example/a/b"),
        ("https://site.example/a?b=1%262", "https://site.example/a?b=1&2"),
        ("https://site.example/a?b=1%2B2", "https://site.example/a?b=1+2"),
        ("https://stamp.site.example/a", "https://site.example/a"),
        ("https://site.example/stamp", "https://site.example/"),
        ("https://m.com.ua/a", "https://com.ua/a"),
        ("https://other.example/url?q=https://site.example/a", "https://site.example/a"),
        ("https://cdn.ampproject.org.evil.example/c/s/site.example/a", "https://site.example/a"),
    ],
)
def test_other_articles(one: str, other: str) -> None:
    key = address_key(one)
    assert key is not None
    assert key != address_key(other)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://site.example/?p=123", "site.example/?p=123"),
        ("https://www.site.example/index.php?p=123&utm_source=x", "site.example/?p=123"),
        ("https://site.example/a?b=2&a=1&b=1", "site.example/a?a=1&b=1&b=2"),
        ("https://site.example/a?b=&a", "site.example/a?a&b"),
        ("https://site.example/a?q=one+two%20three", "site.example/a?q=one%20two%20three"),
        ("https://site.example/%d0%b0", "site.example/%D0%B0"),
        ("https://site.example/а?б=в", "site.example/%D0%B0?%D0%B1=%D0%B2"),
        ("https://сайт.укр/a", "xn--80aswg.xn--j1amh/a"),
        ("https://XN--80ASWG.xn--j1amh/a", "xn--80aswg.xn--j1amh/a"),
        ("https://www.gov.uk/a", "www.gov.uk/a"),
        ("https://www.pravda.com.ua/a", "pravda.com.ua/a"),
        ("https://en.m.site.example/a", "en.site.example/a"),
        ("http://[::1]:8080/a", "[::1]:8080/a"),
        ("https://site.example/#!/news/5", "site.example/#!/news/5"),
        ("https://site.example/what-rss-is", "site.example/what-rss-is"),
        (" https://site.example/a\n", "site.example/a"),
        ("https://site.example/a\u200b", "site.example/a"),
    ],
)
def test_keys(address: str, key: str) -> None:
    assert address_key(address) == key
    assert address_key(f"https://{key}") == key


@pytest.mark.parametrize(
    "address",
    [
        None, "", " ", "a", "site.example/a", "//site.example/a", "https:", "https://",
        "https:///a", "https:/site.example/a", "ftp://site.example/a", "mailto:a@site.example",
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "feed://site.example/a",
        "https://site.example", "https://www.site.example/", "https://site.example/index.html",
        "https://site.example/?utm_source=x", "https://site.example/?lang=en",
        "https://site.example/#top", "https://site.example/#!/", "https://site.example/eng/",
        "https://site.example/amp/", "https://site.example/feed/", "https://site.example/feed",
        "https://site.example/eng/rss/view_news/", "https://site.example/rss.xml",
        "https://site.example/news/last.rss", "https://site.example/a-title/feed/",
        "https://site.example/?feed=rss2", "https://site.example/a?format=feed&type=rss",
        "https://[::1", "https://site.example:99999/a", "https://site.example:x/a",
        "https://a..b/a", "https://site%2Eexample/a", "https://si te.example/a",
        "https://good.example\\@evil.example/a", f"https://{'a' * 64}é.example/a",
        f"https://{'a.' * 200}example/a", "https://site.example/\x1b[2Ja",
        "https://site.example/\ud800", f"https://site.example/{'a' * 9000}",
        "https://l.facebook.com/l.php?h=x", "https://l.facebook.com/l.php?u=javascript:alert(1)",
        "https://www.google.com/url?q=/search", "https://x.cdn.ampproject.org/i/s/site.example/a",
        "https://cdn.ampproject.org/c/s/", "https://www.google.com/amp/s/",
    ],
)  # fmt: skip
def test_no_articles(address: str | None) -> None:
    assert address_key(address) is None


def test_a_chain_of_detours_ends() -> None:
    address = "https://site.example/a"
    for _ in range(3):
        address = f"https://cdn.ampproject.org/c/s/{address.removeprefix('https://')}"
    assert address_key(address) == "site.example/a"
    for _ in range(50):
        address = f"https://cdn.ampproject.org/c/s/{address.removeprefix('https://')}"
    assert address_key(address) is None


@pytest.mark.parametrize(
    ("given", "base", "expected"),
    [
        ("https://site.example/a b", None, "https://site.example/a%20b"),
        (" https://site.example/a\n", None, "https://site.example/a"),
        ("https://site.example/a\nb\tc", None, "https://site.example/abc"),
        ("HTTPS://Site.Example./A", None, "https://site.example/A"),
        ("https://site.example:443/a", None, "https://site.example/a"),
        ("https://site.example:8443/a", None, "https://site.example:8443/a"),
        ("https://reader:secret@site.example/a", None, "https://site.example/a"),
        ("https://www.good.example@evil.example/a", None, "https://evil.example/a"),
        ("https://сайт.укр/новини?я=1#ї", None,
         "https://xn--80aswg.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8?%D1%8F=1#%D1%97"),
        ("https://site.example/%d0%b0?a=%20+1%", None, "https://site.example/%d0%b0?a=%20+1%"),
        ('https://site.example/"<[b]>', None, "https://site.example/%22%3C[b]%3E"),
        ("https://site.example", None, "https://site.example"),
        ("https://[::1]/a", None, "https://[::1]/a"),
        ("/b", "https://site.example/a/c", "https://site.example/b"),
        ("b?x=1", "https://site.example/a/c", "https://site.example/a/b?x=1"),
        ("//other.example/b", "https://site.example/a", "https://other.example/b"),
        ("https://other.example/b", "nonsense", "https://other.example/b"),
        ("/b", None, None),
        ("/b", "nonsense", None),
        ("/b", "file:///etc/", None),
        ("/b", "https://[::1", None),
        ("//[", "https://site.example/a", None),
        ("", "https://site.example/a", None),
        ("javascript:alert(1)", "https://site.example/a", None),
        ("https://good.example\\@evil.example/a", None, None),
        ("https://site.example/\x1b]8;;x\x07", None, None),
        (f"https://site.example/{'a' * 1979}", None, f"https://site.example/{'a' * 1979}"),
        (f"https://site.example/{'a' * 1980}", None, None),
        (f"https://site.example/{'é' * 400}", None, None),
    ],
)  # fmt: skip
def test_safe_addresses(given: str, base: str | None, expected: str | None) -> None:
    assert safe_address(given, base) == expected


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Site.Example:8080/a", "site.example"),
        ("https://site.example./", "site.example"),
        ("http://user@WWW.SITE.EXAMPLE", "site.example"),
        ("https://en.site.example/", "en.site.example"),
        ("https://сайт.укр/", "xn--80aswg.xn--j1amh"),
        ("https://www.gov.uk/", "www.gov.uk"),
        ("https://[::1]:80/", "::1"),
        ("site.example", ""),
        ("https://[::1", ""),
        ("https://a..b/", ""),
        ("", ""),
    ],
)
def test_hosts(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("address", "home", "expected"),
    [
        ("https://www.site.example/a", "https://site.example/", True),
        ("http://SITE.example.:8080/a", "https://www.site.example/", True),
        ("https://en.site.example/a", "https://site.example/", True),
        ("https://сайт.укр/a", "https://xn--80aswg.xn--j1amh/", True),
        ("https://site.example/a", "https://en.site.example/", False),
        ("https://notsite.example/a", "https://site.example/", False),
        ("https://site.example.evil.example/a", "https://site.example/", False),
        ("https://other.gov.uk/a", "https://www.gov.uk/", False),
        ("nothing", "nothing", False),
    ],
)
def test_sites(address: str, home: str, expected: bool) -> None:
    assert is_on_site(address, home) is expected


pieces = st.sampled_from(
    "/ . .. // ? & = # #! ; % %2e %2F %61mp amp .amp .html index.html AMP + @ : [ ] \\ amp; &amp; "
    "u= url= q= https:// http%3A%2F%2F a b é 漢 utm_source=x ref= rss feed p=1 jsessionid= c s "
    "www. m. en. site.example cdn.ampproject.org google.com/url l.facebook.com/l.php :443 :80 "
    "?u= /l.php %25 %2541 ~ ! ' ( ) * , | \x00 \u200b \ud800 \n".split(" ")
)
strange = st.lists(pieces, max_size=14).map("".join)
addresses = st.one_of(st.text(), strange, strange.map("https://site.example/".__add__),
                      strange.map("https://".__add__))  # fmt: skip


@given(addresses)
@example("https://site.example/a.amp.amp")
@example("https://site.example/index.amp.html")
@example("https://site.example/#!%2541")
@example("https://site.example/a?amp%3Bb=1&c")
@example("https://l.facebook.com/l.php/index.html?u=https://site.example/a")
@example("https://x.cdn.ampproject.org/amp/c/s/site.example/a")
def test_the_key_of_a_key_is_itself(address: str) -> None:
    key = address_key(address)
    if key is not None:
        assert key.isascii()
        assert key.isprintable()
        assert " " not in key
        assert address_key(f"https://{key}") == key


@given(addresses, st.sampled_from(["utm_source=x", "fbclid=1", "ref=rss", "at_medium=y", "amp"]))
def test_tracking_changes_nothing(address: str, tracker: str) -> None:
    before, sign, fragment = address.partition("#")
    tracked = f"{before}{'&' if '?' in before else '?'}{tracker}{sign}{fragment}"
    # What is behind the address of a redirector has parameters of its own.
    if "=http" not in address and len(tracked) <= LONGEST:
        assert address_key(tracked) == address_key(address)


@given(addresses, st.none() | addresses)
@example("https://a\x85.example/", None)
@example("//\u2100.example/", "https://site.example/")
def test_what_is_safe_is_plain(text: str, base: str | None) -> None:
    safe = safe_address(text, base)
    if safe is not None:
        assert safe.startswith(("https://", "http://"))
        assert safe.isascii()
        assert safe.isprintable()
        assert " " not in safe
        assert "@" not in safe.split("/")[2]
        assert safe_address(safe) == safe
        assert base is not None or address_key(safe) == address_key(text)
    host = host_of(text)
    assert host.isascii()
    assert not host or is_on_site(
        text, f"https://{'[' * (':' in host)}{host}{']' * (':' in host)}"
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_stays(name: str) -> None:
    for address in (HOSTILE[name], f"https://site.example/{HOSTILE[name]}"):
        for made in (safe_address(address), address_key(address)):
            assert made is None or (made.isascii() and made.isprintable())
