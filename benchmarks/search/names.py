"""Names of people, places and outlets, as one outlet or another spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import Source

if TYPE_CHECKING:
    from random import Random

_PLACES = """Kyiv Kiev Київ/Kharkiv Kharkov Харків/Odesa Odessa Одеса/Lviv Lvov Львів
Dnipro Dnepr Дніпро/Chernihiv Chernigov Чернігів/Mykolaiv Nikolaev Миколаїв
Zaporizhzhia Zaporozhye Запоріжжя/Luhansk Lugansk Луганськ/Kryvyi-Rih Krivoy-Rog Кривий-Ріг
Rivne Rovno Рівне/Poltava Poltava Полтава/Sumy Sumy Суми/Vinnytsia Vinnitsa Вінниця
Pokrovsk Pokrovsk Покровськ/Kherson Kherson Херсон/Warsaw Warsaw Варшава/Vilnius Vilnius Вільнюс
Baku Baku Баку/Tbilisi Tbilisi Тбілісі/Yerevan Erevan Єреван/Chisinau Kishinev Кишинів
Ankara Ankara Анкара/Brussels Brussels Брюссель/Berlin Berlin Берлін/Paris Paris Париж
London London Лондон/Seoul Seoul Сеул/Pyongyang Phyongyang Пхеньян/Beijing Peking Пекін"""
_GIVEN = """Volodymyr Vladimir Володимир/Oleksandr Alexander Олександр/Serhii Sergey Сергій
Andrii Andrey Андрій/Mykola Nikolai Микола/Dmytro Dmitry Дмитро/Olena Elena Олена
Yuliia Julia Юлія/Kateryna Ekaterina Катерина/Iryna Irina Ірина/Anna Anna Анна
Maria Mariya Марія/Pavlo Pavel Павло/Hanna Anna Ганна/Mykhailo Mikhail Михайло/Ihor Igor Ігор"""
_FAMILY = """Kovalenko Kovalenko Коваленко/Melnyk Melnik Мельник/Shevchuk Shevchuk Шевчук
Tkachenko Tkachenko Ткаченко/Bondarenko Bondarenko Бондаренко/Hrytsenko Gritsenko Гриценко
Oliinyk Oleynik Олійник/Lysenko Lysenko Лисенко/Rudenko Rudenko Руденко/Marchuk Marchuk Марчук
Savchuk Savchuk Савчук/Petrenko Petrenko Петренко/Kravchuk Kravchuk Кравчук/Zayets Zaets Заєць
Khomenko Homenko Хоменко/Yurchenko Yurchenko Юрченко/Umanskyi Umansky Уманський
Halytskyi Galitsky Галицький/Chornyi Cherny Чорний/Biletska Beletskaya Білецька
Vyshnevska Vishnevskaya Вишневська/Sydorenko Sidorenko Сидоренко/Dovzhenko Dovzhenko Довженко
Zhuk Juk Жук/Shcherbak Scherbak Щербак/Yakymenko Yakimenko Якименко/Hlushko Glushko Глушко"""
_OUTLETS = """Morning Evening Daily Free National Eastern Northern Independent""".split()
_KINDS = """Courier Herald Monitor Observer Tribune""".split()
NUMBER_OF_OUTLETS = 40


class Name(NamedTuple):
    """One name in the spellings that are in use."""

    official: str
    older: str
    cyrillic: str


class Outlet(NamedTuple):
    """An outlet, and which spelling it keeps to."""

    source: Source
    style: int


def _names(table: str) -> list[Name]:
    spelled = [
        tuple(word.replace("-", " ") for word in line.split())
        for line in table.replace("\n", "/").split("/")
    ]
    return [Name(*words) for words in spelled]


PLACES = _names(_PLACES)
_ALL_GIVEN = _names(_GIVEN)
_ALL_FAMILY = _names(_FAMILY)


def person(chance: Random) -> Name:
    """Make somebody up."""
    given, family = chance.choice(_ALL_GIVEN), chance.choice(_ALL_FAMILY)
    return Name(*(f"{one} {other}" for one, other in zip(given, family, strict=True)))


def outlets() -> list[Outlet]:
    """Give the outlets; every third keeps to older spellings, and two write Cyrillic names."""
    found = []
    for at in range(NUMBER_OF_OUTLETS):
        name = f"{_OUTLETS[at // len(_KINDS)]} {_KINDS[at % len(_KINDS)]}"
        slug = name.lower().replace(" ", "-")
        style = 2 if at in (7, 19) else int(at % 3 == 2)
        found.append(Outlet(Source(slug, name, f"https://{slug}.example"), style))
    return found
