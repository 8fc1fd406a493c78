"""A vocabulary that never ends: real words first, then words made as English ones are spelled."""

from __future__ import annotations

from collections import defaultdict
from random import Random

# The commonest first: they get the ranks that such words have in any English text.
_SMALL = """the of to and in a that for is on said was with as by it at from has he be have are
were will not which his an this its had but been they who their also after or would one more
about two could all there new when up her out over she we can than first some other i what
before so most during last into if where while no only three between against through since
according under many them because may should being those then including such our any him very
now both still did down even off around well you how my do each until just several every among
another within without these four five six seven near despite although however whether later
earlier once again already yet never often six ten early late far back here why nor amid""".split()
_NOUNS = """year government president people country official minister state day attack force
party week month time war group report leader police court election market company city
region security member plan border talk law agreement meeting statement million percent
decision group army deal power energy oil gas price bank budget tax trade export import
economy growth industry worker union strike protest vote voter candidate parliament
opposition coalition cabinet ministry department agency committee council commission office
spokesman adviser ambassador embassy envoy diplomat sanction treaty summit alliance partner
neighbour ally enemy troop soldier officer commander general brigade battalion unit base
camp front line village town district street bridge road railway station port airport ship
vessel fleet tanker cargo plane flight pilot drone missile rocket shell mine weapon tank
vehicle factory plant refinery depot warehouse network grid cable satellite radar signal
system project program contract loan fund investor investment share bond currency inflation
rate debt crisis recession supply demand product harvest grain wheat farmer farm field river
lake sea coast island mountain forest fire flood storm earthquake drought weather climate
emission hospital doctor nurse patient disease virus vaccine drug health school student
teacher university study researcher scientist science technology computer software platform
user data privacy attack hacker journalist newspaper channel interview source document
letter speech claim accusation charge trial judge lawyer prosecutor prison prisoner sentence
crime suspect victim witness family child woman man father mother son daughter citizen
resident refugee migrant population community church culture film festival artist museum
book writer music team player match coach season league goal club fan champion record
result question answer problem solution effort step measure rule right freedom policy
reform change process stage part side issue threat risk danger damage loss death injury
rescue aid assistance support visit trip journey arrival departure return history future""".split()
_VERBS = """announce report call ask warn accuse confirm deny reject accept approve support
oppose criticise praise demand offer launch start continue end stop resume delay postpone
cancel plan expect hope believe claim suggest indicate reveal publish release discuss
negotiate sign join leave enter reach cross move return arrive visit meet attend host open
close build repair restore destroy damage hit strike attack defend protect capture seize
occupy liberate surround withdraw retreat advance fire shoot kill wound injure rescue
evacuate arrest detain charge sentence investigate examine inspect search find discover
detect identify name appoint elect resign dismiss replace lead follow serve work produce
deliver supply provide send receive transfer transport export import sell purchase pay
spend invest borrow lend increase raise reduce lower limit extend expand improve strengthen
weaken threaten fear face fight resist protest block ban allow permit require order force
urge recommend propose consider decide agree refuse promise vow pledge remain stay live die
suffer need want try fail manage help prevent avoid cause create develop design test use
apply add include contain cover involve affect change explain describe note recall mention
watch monitor observe record measure compare estimate predict calculate""".split()
_QUALITIES = """political economic military national international foreign local regional
federal public private former senior new recent major large small heavy serious severe
dangerous safe possible likely strong weak high low long short early late final initial
western eastern northern southern central nuclear civilian armed naval joint special
official legal illegal social financial commercial industrial agricultural environmental
medical scientific technical digital electric significant important critical key strategic
tactical direct indirect independent open secret urgent temporary permanent annual daily
global domestic rural urban young old free full complete partial active effective""".split()
_ENDS = "s s s s ed ed ed ing ing ing ly er ers al ist ists isation ity ment ness".split()
_LETTERS_SEEN = 2
_SHORTEST, _LONGEST = 4, 9
_MOST_REMEMBERED = 400_000


def known_words() -> list[str]:
    """Give real words, the commonest first, with the forms that are built by rule."""
    found: dict[str, None] = dict.fromkeys(_SMALL)
    content: list[list[str]] = [
        *([word, _plural(word)] for word in _NOUNS),
        *([_past(word), word, _plural(word), _going_on(word)] for word in _VERBS),
        *([word, word + "ly"] for word in _QUALITIES),
    ]
    mixed = Random(11)
    mixed.shuffle(content)
    # Base forms are commoner than the rarest of theirs.
    for form in range(4):
        found.update(dict.fromkeys(forms[form] for forms in content if form < len(forms)))
    return list(found)


class Vocabulary(dict[int, str]):
    """The word of each rank, from 0. Ranks have no end; what is rare is made when it comes."""

    def __init__(self) -> None:
        super().__init__(enumerate(known_words()))
        self._followers = _followers([*_NOUNS, *_VERBS, *_QUALITIES])
        self.known = len(self)

    def __missing__(self, rank: int) -> str:
        if len(self) > _MOST_REMEMBERED:  # memory stays the same however many articles there are
            for old in [old for old in self if old >= self.known]:
                del self[old]
        word = self[rank] = self._made(rank)
        return word

    def _made(self, rank: int) -> str:
        """Spell a word: those of three neighbouring ranks are forms of one."""
        chance = Random(rank // 3)
        word = ""
        while not _SHORTEST <= len(word) <= _LONGEST:
            word, seen = "", "^" * _LETTERS_SEEN
            while (letter := chance.choice(self._followers[seen])) != "$":
                word += letter
                seen = (seen + letter)[-_LETTERS_SEEN:]
        # Few letters give the same word for many ranks; a syllable more tells them apart.
        if len(word) < 7:
            word += chance.choice("bdklmnprstv") + chance.choice("aeiou")
            word += chance.choice("nrstl")
        return word + ("", *chance.sample(_ENDS, 2))[rank % 3]


def _followers(words: list[str]) -> dict[str, str]:
    """Give, for every two letters, those that come next in words, as often as they do."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        spelled = "^" * _LETTERS_SEEN + word + "$"
        for at in range(len(word) + 1):
            found[spelled[at : at + _LETTERS_SEEN]].append(spelled[at + _LETTERS_SEEN])
    return {seen: "".join(next_ones) for seen, next_ones in found.items()}


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _past(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return word + ("d" if word.endswith("e") else "ed")


def _going_on(word: str) -> str:
    return (word[:-1] if word.endswith("e") and not word.endswith("ee") else word) + "ing"
