"""Parts of the page on the graphic profile. Every value and ratio on it is worked out from the tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen import assets
from sitegen.contexts import Link
from sitegen.organisation import drawings
from sitegen.organisation.office import Office, Part, Parts
from sitegen.paths import HERE
from sitegen.voices import Voice

PAGE = "grafisk-profil/"
TEXT_RATIO, SIGN_RATIO = 4.5, 3.0
"""WCAG 2.2, 1.4.3 (text of any size) and 1.4.11 (graphics that say something)."""
TEXTS = (
    *(("ink", "paper"), ("ink", "tint"), ("quiet", "paper"), ("quiet", "tint"), ("accent", "paper")),
    *(("accent", "tint"), ("on-accent", "accent"), ("on-alarm", "alarm"), ("on-bar", "bar")),
)
"""Every text on its ground that the profile promises can be read."""
SIGNS = (("accent", "paper"), ("accent", "tint"), ("quiet", "paper"))
"""Lines and planes that carry a meaning, on their ground."""
WORDS = (
    *("exploited-person", "exploitation", "labour-exploitation", "sexual-exploitation"),
    *("human-trafficking", "selling-sex", "get-help", "leave-page"),
)
"""The terms of data/glossary that the page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A colour: what it is called and for, and its values in the two schemes."""

    token: str
    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two colours that may stand on each other: values and ratio in each scheme."""

    name: str
    light: tuple[str, str, str]
    dark: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawing to look at and to take home."""

    name: str
    picture: str
    files: tuple[Link, ...]


def names(voice: Voice) -> dict[str, str]:
    """What each colour is called and what it is for."""
    return {
        "paper": voice("profile", "Papper, grunden"),
        "ink": voice("profile", "Bläck, text"),
        "quiet": voice("profile", "Dämpad, det som är mindre viktigt"),
        "line": voice("profile", "Linje, det som skiljer åt"),
        "accent": voice("profile", "Accent, det som går att trycka på"),
        "on-accent": voice("profile", "Knapptext, på accent"),
        "tint": voice("profile", "Ton, en yta som hör ihop"),
        "glow": voice("profile", "Ljus, bara i teckningar"),
        "alarm": voice("profile", "Larm, bara för 112"),
        "on-alarm": voice("profile", "Larmtext, siffrorna 112"),
        "bar": voice("profile", "Utgång, knappen som lämnar sidan"),
        "on-bar": voice("profile", "Utgångstext, på den knappen"),
    }


def titles(voice: Voice) -> dict[str, str]:
    """What each drawing shows."""
    return {
        "anslag": voice("profile", "En anslagstavla"),
        "bocker": voice("profile", "En bokhylla"),
        "bord": voice("profile", "Ett bord med två stolar"),
        "brev": voice("profile", "Brev"),
        "dorr": voice("profile", "En dörr på glänt"),
        "fonster": voice("profile", "Ett fönster med ljus"),
        "hus": voice("profile", "Hus vid vatten"),
        "kalender": voice("profile", "En kalender"),
        "karta": voice("profile", "En karta"),
        "landskap": voice("profile", "Ett landskap med sjö"),
        "lykta": voice("profile", "En gatlykta och en bänk"),
        "skrivbord": voice("profile", "Ett skrivbord"),
        "stig": voice("profile", "En stig med fyra flaggor"),
        "telefon": voice("profile", "En telefon"),
        "vagvisare": voice("profile", "En vägvisare"),
    }


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb), between 1 and 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colours(office: Office) -> Part:
    """The colours with their values."""
    light, dark = drawings.palettes(HERE)
    rows = tuple(
        Swatch(token=token, name=name, light=light[token], dark=dark[token])
        for token, name in names(office.voice).items()
    )
    return Part("profile.html", "colours", (rows, office.voice))


def pairs(office: Office) -> Part:
    """What may stand on what, with the contrast measured."""
    found = tuple(_pairs(office.voice, TEXTS)), tuple(_pairs(office.voice, SIGNS))
    return Part("profile.html", "pairs", (*found, office.voice))


def _pairs(voice: Voice, chosen: tuple[tuple[str, str], ...]) -> Iterator[Pair]:
    called = {token: name.split(",")[0] for token, name in names(voice).items()}
    light, dark = drawings.palettes(HERE)
    for text, ground in chosen:
        name = voice("profile", "{text} på {ground}", text=called[text], ground=called[ground].lower())
        yield Pair(
            name=name, light=_measured(voice, light, text, ground), dark=_measured(voice, dark, text, ground)
        )


def _measured(voice: Voice, colours: assets.Tokens, text: str, ground: str) -> tuple[str, str, str]:
    """Two values and their contrast, cut rather than rounded: nothing seems better than it is."""
    tenths = int(contrast(colours[text], colours[ground]) * 10)
    point = "," if voice.code == "sv" else "."
    return colours[text], colours[ground], f"{tenths // 10}{point}{tenths % 10}:1"


def gallery(office: Office) -> Part:
    """The drawings with their files."""
    origin, drawn = office.folder(PAGE), drawings.parts(HERE)
    rows = tuple(
        Drawn(name=title, picture=drawn[f"drawing-{name}"], files=tuple(_files(office, origin, name)))
        for name, title in titles(office.voice).items()
    )
    return Part("profile.html", "gallery", (rows,))


def _files(office: Office, origin: str, name: str) -> Iterator[Link]:
    """The files of a drawing."""
    depth = "../" * origin.count("/")
    light, dark = (f"{depth}{drawings.FOLDER}{name}{end}.svg" for end in drawings.SCHEMES)
    yield Link(href=light, label=office.voice("profile", "för ljus grund"))
    yield Link(href=dark, label=office.voice("profile", "för mörk grund"))


def words(office: Office) -> Part:
    """The words that are used, from the glossary, in both languages of the prose."""
    glossary = office.desk.shelf.catalogue.glossary
    return Part("profile.html", "words", (tuple(glossary[id].terms for id in WORDS),))


PARTS: Parts = {
    "profile-colours": colours,
    "profile-pairs": pairs,
    "profile-drawings": gallery,
    "profile-words": words,
}
