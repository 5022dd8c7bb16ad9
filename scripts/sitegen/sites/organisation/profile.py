"""Parts of the page on the graphic profile. Every value and ratio on it is worked out from the tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core.project import HERE
from sitegen.language import Translator
from sitegen.sites.organisation import drawings, wordmarks
from sitegen.sites.organisation.organisation_context import OrganisationContext, Parts
from sitegen.web import Link, TemplateContext, Value, assets, prose_addresses
from sitegen.web.colours import contrast

TEXT_RATIO, SIGN_RATIO = 4.5, 3.0
"""WCAG 2.2, 1.4.3 (text of any size) and 1.4.11 (graphics that say something)."""
TEXTS = (
    *(("ink", "paper"), ("ink", "tint"), ("quiet", "paper"), ("quiet", "tint"), ("accent", "paper")),
    *(("accent", "tint"), ("on-accent", "accent"), ("on-alarm", "alarm"), ("on-bar", "bar")),
    *(("ink", "soft"), ("ink", "note"), ("ochre", "paper")),
)
"""Every text on its ground that the profile promises can be read."""
SIGNS = (("accent", "paper"), ("accent", "tint"), ("quiet", "paper"), ("mid", "paper"), ("rule", "paper"))
"""Lines and planes that carry a meaning, on their ground."""
WORDS = (
    *("exploited-person", "exploitation", "labour-exploitation", "sexual-exploitation"),
    *("human-trafficking", "selling-sex", "get-help", "leave-page"),
)
"""The terms of data/glossary that the page shows."""


class Swatch(Value):
    """A colour: what it is called and for, and its values in the two schemes."""

    name: str
    light: str
    dark: str


class Pair(Value):
    """Two colours that may stand on each other: values and ratio in each scheme."""

    name: str
    light: tuple[str, str, str]
    dark: tuple[str, str, str]


class Drawn(Value):
    """A drawing to look at and to take home."""

    name: str
    picture: str
    files: tuple[Link, ...]


class ColoursPart(TemplateContext):
    """The colours with their values."""

    template = "organisation/profile.html#colours"

    rows: tuple[Swatch, ...]


class ColourPairsPart(TemplateContext):
    """What may stand on what: texts, and signs that say something."""

    template = "organisation/profile.html#pairs"

    texts: tuple[Pair, ...]
    signs: tuple[Pair, ...]


class GalleryPart(TemplateContext):
    """The drawings with their files."""

    template = "organisation/profile.html#gallery"

    rows: tuple[Drawn, ...]


class MarksPart(TemplateContext):
    """The mark and the wordmarks with their files."""

    template = "organisation/profile.html#marks"

    rows: tuple[Drawn, ...]


class GlossaryPart(TemplateContext):
    """Terms in both languages of the prose."""

    template = "organisation/profile.html#words"

    rows: tuple[Mapping[str, str], ...]


def names(translator: Translator) -> dict[str, str]:
    """Return what each colour is called and what it is for."""
    return {
        "paper": translator("profile", "Papper, grunden"),
        "ink": translator("profile", "Bläck, text"),
        "quiet": translator("profile", "Dämpad, det som är mindre viktigt"),
        "line": translator("profile", "Linje, det som skiljer åt"),
        "accent": translator("profile", "Accent, det som går att trycka på"),
        "on-accent": translator("profile", "Knapptext, på accent"),
        "tint": translator("profile", "Ton, en yta som hör ihop"),
        "glow": translator("profile", "Ljus, bara i teckningar"),
        "alarm": translator("profile", "Larm, bara för 112"),
        "on-alarm": translator("profile", "Larmtext, siffrorna 112"),
        "bar": translator("profile", "Utgång, knappen som lämnar sidan"),
        "on-bar": translator("profile", "Utgångstext, på den knappen"),
        "mid": translator("profile", "Mellanton, vanliga staplar i diagram"),
        "soft": translator("profile", "Svag ton, den tredje delen i diagram"),
        "note": translator("profile", "Utkastgul, raden som säger att något är ett utkast"),
        "ochre": translator("profile", "Ockra, brott i en serie"),
        "rule": translator("profile", "Axel, axlar och streckade rutor"),
    }


def titles(translator: Translator) -> dict[str, str]:
    """Return what each drawing shows."""
    return {
        "anslag": translator("profile", "En anslagstavla"),
        "bocker": translator("profile", "En bokhylla"),
        "bord": translator("profile", "Ett bord med två stolar"),
        "brev": translator("profile", "Brev"),
        "dorr": translator("profile", "En dörr på glänt"),
        "fonster": translator("profile", "Ett fönster med ljus"),
        "hus": translator("profile", "Hus vid vatten"),
        "kalender": translator("profile", "En kalender"),
        "karta": translator("profile", "En karta"),
        "landskap": translator("profile", "Ett landskap med sjö"),
        "lykta": translator("profile", "En gatlykta och en bänk"),
        "skrivbord": translator("profile", "Ett skrivbord"),
        "stig": translator("profile", "En stig med fyra flaggor"),
        "telefon": translator("profile", "En telefon"),
        "vagvisare": translator("profile", "En vägvisare"),
    }


def palettes() -> tuple[assets.Tokens, assets.Tokens]:
    """Return the light and the dark colours of the pages, with those of charts."""
    return assets.chart_palettes(HERE.templates, HERE.report_templates)


def colours_part(org: OrganisationContext) -> ColoursPart:
    """Return the part with the colours and their values."""
    light, dark = palettes()
    rows = tuple(
        Swatch(name=name, light=light[token], dark=dark[token])
        for token, name in names(org.translator).items()
    )
    return ColoursPart(rows=rows)


def colour_pairs_part(org: OrganisationContext) -> ColourPairsPart:
    """Return the part that tells which colour may stand on which, with the contrast measured."""
    return ColourPairsPart(
        texts=tuple(_pairs(org.translator, TEXTS)), signs=tuple(_pairs(org.translator, SIGNS))
    )


def _pairs(translator: Translator, chosen: tuple[tuple[str, str], ...]) -> Iterator[Pair]:
    called = {token: name.split(",")[0] for token, name in names(translator).items()}
    for text, ground in chosen:
        name = translator("profile", "{text} på {ground}", text=called[text], ground=called[ground].lower())
        light, dark = (_measured(translator, colours, text, ground) for colours in palettes())
        yield Pair(name=name, light=light, dark=dark)


def _measured(translator: Translator, colours: assets.Tokens, text: str, ground: str) -> tuple[str, str, str]:
    """Two values and their contrast, cut rather than rounded: nothing seems better than it is."""
    tenths = int(contrast(colours[text], colours[ground]) * 10)
    point = "," if translator.code == "sv" else "."
    return colours[text], colours[ground], f"{tenths // 10}{point}{tenths % 10}:1"


def mark_titles(translator: Translator) -> dict[str, str]:
    """Return what each form of the mark is for."""
    return {
        wordmarks.MARK: translator("profile", "Märket: en dörr med ljus i en mörk vägg"),
        "sv": translator("profile", "Ordmärke på svenska"),
        "sv-tall": translator("profile", "Ordmärke på svenska, smalt"),
        "en": translator("profile", "Ordmärke på engelska"),
    }


def marks_part(org: OrganisationContext) -> MarksPart:
    """Return the part with the mark and the wordmarks."""
    drawn = wordmarks.sources(HERE)
    rows = tuple(
        Drawn(name=title, picture=wordmarks.seen(drawn[name]), files=_files(org, f"ordmarke-{name}"))
        for name, title in mark_titles(org.translator).items()
    )
    return MarksPart(rows=rows)


def gallery_part(org: OrganisationContext) -> GalleryPart:
    """Return the part with the drawings and their files."""
    drawn = drawings.parts(HERE)
    rows = tuple(
        Drawn(name=title, picture=drawn[f"drawing-{name}"], files=_files(org, name))
        for name, title in titles(org.translator).items()
    )
    return GalleryPart(rows=rows)


def _files(org: OrganisationContext, name: str) -> tuple[Link, Link]:
    """Return the files of a drawing, for light and for dark grounds."""
    depth = "../" * org.folder(prose_addresses.GRAPHIC_PROFILE).count("/")
    light, dark = (depth + prose_addresses.drawing(name, end) for end in drawings.SCHEMES)
    return (
        Link(href=light, label=org.translator("profile", "för ljus grund")),
        Link(href=dark, label=org.translator("profile", "för mörk grund")),
    )


def words_part(org: OrganisationContext) -> GlossaryPart:
    """Return the part with the words of the glossary, in both languages of the prose."""
    glossary = org.maker.site_context.catalogue.glossary
    return GlossaryPart(rows=tuple(glossary[id].terms for id in WORDS))


PARTS: Parts = {
    "profile-marks": marks_part,
    "profile-colours": colours_part,
    "profile-pairs": colour_pairs_part,
    "profile-drawings": gallery_part,
    "profile-words": words_part,
}
