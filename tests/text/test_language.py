from __future__ import annotations

import pytest

from digest_tui.text.language import language_of

TEXTS = {
    "en": "The president of Ukraine said in Kyiv yesterday that the country needs more weapons"
    " from its western allies. The government in Moscow did not comment on the statement.",
    "uk": "Президент України заявив учора в Києві, що країні потрібно більше зброї від західних"
    " союзників. Уряд у Москві не захотів коментувати ці заяви.",
    "ru": "Президент Украины заявил вчера в Киеве, что стране нужно больше оружия от западных"
    " союзников. Правительство в Москве не захотело комментировать эти выступления.",
    "be": "Прэзідэнт Украіны заявіў учора ў Кіеве, што краіне патрэбна больш зброі ад заходніх"
    " саюзнікаў. Урад у Маскве не захацеў каментаваць гэтыя заявы.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_told(language: str) -> None:
    assert language_of(TEXTS[language]) == language
    assert language_of(TEXTS[language].upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kyiv",
        "Київ",
        "1,200 - 1,300",
        "Міністр сказав.",
        # Dutch, Danish, German, Bulgarian, Serbian, Kazakh
        (
            "De president van Oekraïne heeft gisteren in Kiev gezegd dat het land meer wapens"
            " nodig heeft van zijn westerse bondgenoten. De regering was niet bereid te reageren."
        ),
        (
            "Ukraines præsident sagde i går i Kyiv at landet har brug for flere våben fra de"
            " vestlige allierede. Regeringen i Moskva ville ikke kommentere udtalelserne i dag."
        ),
        (
            "Der Präsident der Ukraine hat gestern in Kiew gesagt, dass das Land mehr Waffen von"
            " seinen westlichen Verbündeten braucht. Die Regierung wollte sich nicht äußern."
        ),
        (
            "Президентът на Украйна заяви вчера в Киев, че страната се нуждае от повече оръжия от"
            " своите западни съюзници. Правителството в Москва не пожела да коментира."
        ),
        (
            "Председник Украјине је јуче у Кијеву изјавио да је земљи потребно више оружја од"
            " западних савезника. Влада у Москви није желела да коментарише изјаве."
        ),
        (
            "Украина президенті кеше Киевте елге батыс одақтастарынан көбірек қару керек екенін"
            " айтты. Мәскеу үкіметі бұл мәлімдемеге түсініктеме беруден бас тартты."
        ),
        TEXTS["uk"] + TEXTS["ru"],
        TEXTS["en"] + TEXTS["uk"],
        "Α" * 10_000,
    ],
)
def test_not_told(text: str) -> None:
    assert language_of(text) is None
