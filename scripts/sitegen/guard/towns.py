"""Names of Swedish towns and villages: find them in sentences and in addresses on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sitegen.core.kept import kept
from sitegen.guard.folding import folded, plain_letters

LOCALITIES = Path(__file__).with_name("localities.txt")
# Names that are ordinary words too, or people's: only found after a word that leads to a place.
AMBIGUOUS_NAMES = frozenset(
    """Alster Backa Backe Bara Berg Berga Björke Boda Bor Bro Brunn Brunna Dingle Dorotea Ed Eda Fors
        Fredrika Fristad Glommen Göta Hallen Hammar Handen Hede Holm Horn Härad Insjön Järpen Klippan Kode
        Kosta Kurland Kärna Lagan Liden Lit Ljung Ljunga Los Lund Mark Medle Mora Nora Nyborg Or Roma Rot
        Ruda Ryd Sala Salem Skara Skruv Sommen Strömma Stugun Svarte Säter Trosa Valla Vara Vi Vika Viken
        Vilhelmina Åby Ås Åsa""".split()
)
# Parts of the country, which no county is named after.
LANDSCAPES = tuple(
    """Norrland Svealand Götaland Lappland Hälsingland Gästrikland Medelpad Ångermanland Västmanland Närke
        Bohuslän Dalsland Skaraborg Småland Sörmland Uppland Bergslagen Roslagen Österlen Sjuhärad""".split()
)
# Other names of towns, and places that a town is known by: as people write them, also from abroad.
OTHER_NAMES = tuple(
    """Gbg Sthlm Gothenburg Gotemburgo Göteborgo Geteborg Goteburg Estocolmo Sztokholm Gefle Köpenhamn Oslo
        Helsingör Arlanda Sahlgrenska Karolinska Mälardalen Västkusten Ostkusten Siljan Vänern Vättern
        Mälaren Hjälmaren Storsjön Slussen Hornstull Hyllie Möllevången Biskopsgården Abisko Karesuando
        Sydsverige Mellansverige""".split()
)
# Names of the towns that most people live in, in letters of other alphabets: Ukrainian, Arabic, Thai.
NAMES_IN_OTHER_SCRIPTS = tuple(
    """Стокгольм Гетеборг Ґетеборг Мальме Мальмьо Уппсал Упсал Лінчепінг Лінчопінг Норрчепінг Норрчопінг
        Еребру Вестерос Гельсінгборг Хельсінгборг Єнчепінг Йончопінг Умео Бурос Євле Сундсвалль Карлстад
        Векше Векшо Гальмстад Лулео Естерсунд Кальмар Вісбю Ескільстуна Седертельє Крістіанстад Кіруна Фалун
        Карлскруна ستوكهولم ستوكهلم غوتنبرغ جوتنبرج غوتنبورغ يوتوبوري يوتبوري غوتيبورغ مالمو أوبسالا
        لينشوبينغ نورشوبينغ نورشوبينج أوريبرو فيستروس فيستيروس هلسنبوري هلسينغبورغ يونشوبينغ أوميو بوروس
        يافله سوندسفال كارلستاد فيكشو هالمستاد لوليو أوسترسوند كالمار فيسبي สตอกโฮล์ม สต็อกโฮล์ม โกเธนเบิร์ก
        กอเทนเบิร์ก เยอเตอบอร์ย เยิเตอบอร์ย โยเตอบอรี มัลเมอ มาลเมอ มัลโม อุปซอลา อุปซาลา ลินเชอปิง
        ลินเชอพิง นอร์เชอปิง เออเรบรู เวสเตอร์โรส เฮลซิงบอร์ก เฮลซิงบอรย์ เยินเชอปิง อูเมโอ เยฟเล
        ซุนด์สวาลล์ ลูเลโอ เอิสเตอร์ซุนด์ วิสบี""".split()
)
_LEADS = (
    r"(?:\b(?:i|till|från|utanför|nära|vid|kring|runt|mot|genom|centrala|norra|södra|östra|västra|gamla|nya|"
    r"in|near|from|outside)\s+)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A short name goes on in no other word than these: “Gävlebo”, “Malmötrakten”.
_ENDINGS = re.compile(
    r"(?:s|bor?|borna|iten?|itisk\w*|jour\w*|trakt\w*|områd\w*|region\w*|kommun\w*|bas\w*|hus\w*|-.*)?"
)
_FREE_ENDING = 6
_SHORT = 4
_LONG_FORMS = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe"})


@cache
def localities() -> frozenset[str]:
    """Return the names of towns in localities.txt (GeoNames)."""
    lines = LOCALITIES.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def towns_in_text(text: str, more: tuple[str, ...] = ()) -> Iterator[tuple[int, int]]:
    """Yield where a town is named in a folded text, in any case, with an ending, as start and end.

    `more` are names to look for beside those of the list.
    """
    (single, several), plain = _names(more), _names_without_marks(more)
    for word in _WORD.finditer(text):
        low = word[0].lower()
        if _begins_with_a_name(low, single) or (word[0][0].isupper() and low.removesuffix("s") in plain):
            yield word.span()
    yield from (found.span() for found in several.finditer(text))
    yield from (found.span(1) for found in _AFTER_A_LEAD.finditer(text))
    yield from (found.span() for found in _other_scripts().finditer(text))


@cache
def _names(more: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the names of one word, in lower case, and a pattern of those of several."""
    names = localities() | frozenset((*more, *OTHER_NAMES))
    several = "|".join(re.escape(name) for name in sorted(names) if " " in name)
    return frozenset(name.lower() for name in names - AMBIGUOUS_NAMES), re.compile(
        rf"\b(?:{several})", re.IGNORECASE
    )


@cache
def _other_scripts() -> re.Pattern[str]:
    """Return a pattern of names in other scripts, which have endings, or no spaces between words."""
    return re.compile("|".join(re.escape(folded(name)) for name in NAMES_IN_OTHER_SCRIPTS), re.IGNORECASE)


_AFTER_A_LEAD = re.compile(rf"(?i:{_LEADS})({'|'.join(sorted(AMBIGUOUS_NAMES))})s?\b")


@cache
def _names_without_marks(more: tuple[str, ...]) -> frozenset[str]:
    """Return names as they are spelled where å, ä and ö are not at hand."""
    marked = (name for name in _names(more)[0] if not name.isascii() and len(name) >= _LONG)
    return frozenset(map(plain_letters, marked)) - _OTHER_WORDS


# What a name without its marks may be in another language.
_LONG = 5
_OTHER_WORDS = frozenset(("vastra", "ostra", "sodra", "norra", "halla", "skane", "alvar"))


def _begins_with_a_name(word: str, names: frozenset[str]) -> bool:
    for length in range(len(word), 1, -1):
        if word[:length] in names:
            return length >= _FREE_ENDING or _ENDINGS.fullmatch(word[length:]) is not None
    return False


@kept
def towns_in_address(address: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return towns in a host, an id or the local part of a mail address, with or without å, ä and ö."""
    low = plain_letters(address)
    tokens = re.split(r"[^a-z0-9]+", low)
    names = sorted((localities() | frozenset(more)) - AMBIGUOUS_NAMES)
    return tuple(
        name
        for name in names
        if any(_is_in_token(spelled, token) for spelled in _spellings(name) for token in tokens)
    )


def _is_in_token(name: str, token: str) -> bool:
    """Return whether a name is told by a part of an address.

    A long name counts anywhere, one of five letters at an end of the part, of four at its end, a shorter one
    alone. So “jourenigavle”, “gavlejouren” and “jourenumea” are told, and “medlem” is not.
    """
    if len(name) >= _FREE_ENDING:
        return name in token
    if len(name) < _SHORT:
        return name == token
    begins = len(name) > _SHORT and token.startswith(name) and len(token) - len(name) >= _SHORT
    return token.endswith(name) or begins


@cache
def _spellings(name: str) -> tuple[str, ...]:
    low = re.sub(r"[^\w]", "", name.lower())
    return tuple(dict.fromkeys((plain_letters(low), low.translate(_LONG_FORMS))))


def is_town(word: str) -> bool:
    """Return whether a word is a town on the list; one that is an ordinary word too must have its capital."""
    return word in localities() or word.lower() in _lower_case_names()


@cache
def _lower_case_names() -> frozenset[str]:
    return frozenset(name.lower() for name in localities() - AMBIGUOUS_NAMES)
