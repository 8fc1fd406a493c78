from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from digest_tui.text.spellings import MOST, same_name, spelling_keys, spellings
from digest_tui.text.tokens import fold


def meet(one: str, other: str) -> bool:
    """Tell as a search does: by a key in common, and then by the names themselves."""
    ours, theirs = fold(one), fold(other)
    assert same_name(ours, theirs) == same_name(theirs, ours)
    return bool(set(spelling_keys(ours)) & set(spelling_keys(theirs))) and same_name(ours, theirs)


@pytest.mark.parametrize(
    "names",
    [
        "Kyiv Kiev Київ Киев Києва Києві Киеве",
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Зеленський Зеленский Зеленського Зеленским",
        "Umerov Umierov Умєров Умеров Умєрова Умерову",
        "Matsegora Мацегора Мацегоры",
        "Kharkiv Kharkov Харків Харьков Харкова",
        "Odesa Odessa Одеса Одесса Одесі",
        "Lviv Lvov Львів Львов Львова",
        "Dnipro Dnepr Дніпро Днепр Дніпра",
        "Chernihiv Chernigov Чернігів Чернигов",
        "Volodymyr Vladimir Володимир Владимира",
        "Oleksandr Alexander Aleksandr Олександр Александра",
        "Yermak Ermak Єрмак Єрмаком",
        "Syrskyi Sirsky Syrsky Сирський Сырского",
        "Donbas Donbass Донбас Донбассе",
        "Gerasimov Herasymov Герасимов Герасимова",
        "Kursk Курськ Курск Курської",
        "Pokrovsk Покровськ Покровск",
        "Chasiv Chasov Часів Часов",
        "Lukashenko Lukashenka Лукашенко Лукашенку",
        "Zaporizhzhia Zaporozhye Zaporizhia Запоріжжя Запорожье",
        "Mykolaiv Nikolaev Миколаїв Николаев Миколаєва",
        "Vuhledar Ugledar Вугледар",
        "Serhii Sergei Sergey Сергій Сергея",
        "Vinnytsia Vinnytsya Vinnitsa Вінниця Винница",
        "Shoigu Шойгу",
        "Navalny Navalnyy Навальный Навального",
        "Azerbaijan Азербайджан",
        "Korolyov Korolev Королёв Королев",
    ],
)
def test_spellings_of_one_name_meet(names: str) -> None:
    first, *others = names.split()
    assert [other for other in others if not meet(first, other)] == []


@pytest.mark.parametrize(
    "names",
    [
        "Russia Prussia",
        "Iran Iraq",
        "Kazan Kazakh",
        "Kiev Kievan",
        "Austria Australia",
        "Niger Nigeria",
        "Putin Rasputin",
        "Crimea crime",
        "Minsk Pinsk",
        "Donetsk Donets",
        "Marina marine",
        "Gates hates",
        "Harris Garris",
        "West vest",
        "Ghana Hana",
        "Peter Potter",
        "Kate Katie",
        "Smith Smit",
        "found fund",
        "three tree",
        "Martin Marten",
        "Ханна Анна",
        "Київ Кишинів",
    ],
)
def test_other_names_do_not(names: str) -> None:
    one, other = names.split()
    assert not meet(one, other)


@pytest.mark.parametrize("word", ["", "un", "usa", "2025", "b2b4", "北京市場", "kиїв", "αθήνα"])
def test_what_is_no_name_has_no_key(word: str) -> None:
    assert spelling_keys(word) == ()


def test_keys_are_few() -> None:
    for word in ("zelensky", "миколаєвом", "зеленського", "володимиру"):
        assert 1 <= len(spelling_keys(word)) <= 4


def test_the_most_frequent_come_first_and_no_more_than_are_wanted() -> None:
    found = [("kiev", 7), ("київ", 90), ("kyiv", 100), ("kazan", 50), ("киев", 7)]
    assert spellings("kyiv", found) == ("київ", "kiev", "киев")
    many = [("zelenski" + "i" * extra, extra) for extra in range(20)]
    assert len(spellings("zelensky", many)) == MOST


def test_the_list() -> None:
    table = (resources.files("digest_tui.text") / "names.toml").read_text(encoding="utf-8")
    listed: set[str] = set()
    for group in tomllib.loads(table)["groups"]:
        names = group["names"]
        assert group["source"]
        assert len(names) > 1
        assert all(name == fold(name) and meet(names[0], name) for name in names)
        assert listed.isdisjoint(names)
        listed.update(names)
