"""Make the page where partners look at what is printed, download it and order it.

It lies among the files that it lists, so it works from a disk, inside the pack, and on any host; its
policy stands in the page itself. It is not part of the site behind the codes, which says nothing
of the subject. Orders go by mail, with a text that is prepared: there is no form and no server.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote

import rcssmin
from babel.units import format_unit
from markupsafe import Markup

from sitegen.core import PROSE_LANGUAGES, Project
from sitegen.hosting.policy import with_policy
from sitegen.printing import sheets
from sitegen.printing.contexts import LanguageName, OrderFile, OrderFiles, OrderPage, OrderPicture, OrderPiece
from sitegen.printing.sheets import PrintFile, PrintSettings, print_files
from sitegen.records import Catalogue, Passage, PrintPiece
from sitegen.records.print_model import OrderTexts
from sitegen.sites.finder import rights_page
from sitegen.web import PageMaker, assets
from sitegen.web.addresses import start
from sitegen.web.render import render

PREVIEWS = "bilder"
MEGABYTE = 1_000_000
PAGE = "index.html"
DRAWINGS = "teckningar"
# Width and height in a PNG's first chunk (ISO/IEC 15948, 11.2.2).
PNG_SIZE = struct.Struct(">16x2I")


@dataclass(frozen=True)
class OrderPageInput:
    """What the page is made from: the finished files by path from its folder, and the pieces they are of."""

    project: Project
    settings: PrintSettings
    makers: Mapping[str, PageMaker]
    files: dict[str, bytes]
    pack: str = ""
    """The path of the pack; empty for the page that lies in it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that partners read."""
        return tuple(code for code in PROSE_LANGUAGES if code in self.makers)

    def pieces(self) -> Iterator[tuple[PrintFile, ...]]:
        """Yield the printed files of each piece, in the order in which editors wrote them."""
        made = (
            o for o in print_files(self.settings.records, self.catalogue) if f"{o.stem}.pdf" in self.files
        )
        for _, found in groupby(made, key=lambda order: order.id):
            yield tuple(found)

    @property
    def catalogue(self) -> Catalogue:
        """Return the records of the data."""
        return next(iter(self.makers.values())).site_context.catalogue


def order_pages(inputs: OrderPageInput) -> dict[str, bytes]:
    """Return the page in each language by its path: `index.html`, `en/index.html`."""
    return {start(code) + PAGE: order_page(inputs, code) for code in inputs.languages}


def order_page(inputs: OrderPageInput, code: str) -> bytes:
    """Return the page's bytes in one language."""
    found = context(inputs, code)
    document = render(inputs.project, found, inputs.makers[code].translator, inputs.settings.site)
    return with_policy(document.encode())


def drawings(settings: PrintSettings) -> dict[str, bytes]:
    """Return the drawings of the covers by path, with their colours in them, for the web and for print."""
    return {f"{DRAWINGS}/{name}": drawing.encode() for name, drawing in settings.art.items()}


def shown_pictures(inputs: OrderPageInput) -> dict[str, bytes]:
    """Return the pictures that the pages show, by path."""
    found = (_pictures(inputs, made, code) for code in inputs.languages for made in inputs.pieces())
    return {path: inputs.files[path] for paths in found for path in paths}


def context(inputs: OrderPageInput, code: str) -> OrderPage:
    """Return the context of the page in one language."""
    texts, maker, home = inputs.settings.records.texts, inputs.makers[code], "../" * start(code).count("/")
    other = next((c for c in inputs.languages if c != code), code)
    return OrderPage(
        language=code,
        other=LanguageName(language=other, name=inputs.catalogue.languages[other].name),
        other_href=f"{home}{start(other)}{PAGE}",
        style=style(inputs.project),
        texts=_in(texts, code),
        unsure=sheets.address_is_unsure(inputs.settings.site),
        advice=tuple(line.in_language(code) for line in texts.advice),
        statements=tuple(rights_page.statements(maker, texts.statements)),
        addressed=texts.address is not None,
        pieces=tuple(order_piece(inputs, made, code, home) for made in inputs.pieces()),
        drawings=tuple(_file(inputs, path, home, code) for path in drawings(inputs.settings)),
        pack=_file(inputs, inputs.pack, home, code) if inputs.pack else None,
        day=maker.translator.day(maker.site_context.today),
    )


def _in(texts: OrderTexts, code: str) -> dict[str, str]:
    """Return the texts that stand by themselves, by the names of their fields."""
    values = {name: getattr(texts, name) for name in type(texts).model_fields}
    return {name: value.in_language(code) for name, value in values.items() if isinstance(value, Passage)}


def order_piece(inputs: OrderPageInput, made: Sequence[PrintFile], code: str, home: str) -> OrderPiece:
    """Return a piece with its pictures in this language, and all its files."""
    texts, sort = inputs.settings.records.texts, made[0].piece
    name = sort.name.in_language(code)
    return OrderPiece(
        id=made[0].id,
        name=name,
        use=sort.use.in_language(code),
        handover=sort.handover.in_language(code),
        size=f"{sort.width} × {sort.height} mm",
        printer=sort.variant.startswith("pdf/x"),
        pictures=tuple(order_pictures(inputs, made, code, home)),
        files=tuple(_groups(inputs, made, code, home)),
        # Without an address there is no letter: one to nobody would be lost.
        mail=mail_link(texts.address, _filled(texts.subject, code, name), _filled(texts.body, code, name))
        if texts.address
        else "",
        write=_filled(texts.write, code, name),
    )


def _filled(text: Passage, code: str, name: str) -> str:
    return text.in_language(code).replace("{piece}", name)


def mail_link(address: str, subject: str, body: str) -> str:
    """Return a mailto address (RFC 6068): lines end with CRLF, all that is not plain is percent-encoded."""
    lines = "\r\n".join(body.strip().splitlines())
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def order_pictures(
    inputs: OrderPageInput, made: Sequence[PrintFile], code: str, home: str
) -> Iterator[OrderPicture]:
    """Yield a picture of each side of a piece, with alternative text.

    The pictures are those of the file in the language `code`, or of the first file where there is none.
    """
    for number, path in enumerate(_pictures(inputs, made, code)):
        width, height = PNG_SIZE.unpack_from(inputs.files[path])
        side = _words(inputs.settings.records.texts, made[0].piece, number)
        words = _filled(side, code, made[0].piece.name.in_language(code))
        yield OrderPicture(href=home + path, words=words, width=width, height=height)


def _words(texts: OrderTexts, sort: PrintPiece, number: int) -> Passage:
    if sort.sides == 1:
        return texts.only_side
    sides = (texts.front, texts.back) if sort.carried else (texts.first_page, texts.next_page)
    return sides[number]


def _pictures(inputs: OrderPageInput, made: Sequence[PrintFile], code: str) -> tuple[str, ...]:
    """Return the paths of the pictures of the file in this language, or of the first where there is none."""
    order = next((order for order in made if order.language == code), made[0])
    return tuple(path for path in inputs.files if path.startswith(f"{PREVIEWS}/{order.stem}-"))


def _groups(inputs: OrderPageInput, made: Sequence[PrintFile], code: str, home: str) -> Iterator[OrderFiles]:
    """Yield the files of a piece, under the names of regions where it has any."""
    regions = inputs.catalogue.regions
    for region in dict.fromkeys(order.region for order in made):
        files = tuple(_pdf(inputs, order, home, code) for order in made if order.region == region)
        label = regions[region].name if region else ""
        yield OrderFiles(id=f"{made[0].id}-{region}", label=label, files=files)


def _pdf(inputs: OrderPageInput, order: PrintFile, home: str, code: str) -> OrderFile:
    """Return a file under the name of its language, in that language; one that is for all has no language."""
    if order.piece.languages == "combined":
        return _file(inputs, f"{order.stem}.pdf", home, code)
    name = inputs.catalogue.languages[order.language].name
    return replace(_file(inputs, f"{order.stem}.pdf", home, code), language=order.language, name=name)


def _file(inputs: OrderPageInput, path: str, home: str, code: str) -> OrderFile:
    size = size_in_words(len(inputs.files[path]), code)
    name = path.rpartition("/")[2]
    return OrderFile(id=f"fil-{name.partition('.')[0]}", href=home + path, size=size, name=name)


def size_in_words(count: int, language: str) -> str:
    """Return a number of bytes as people say it: “15 kB”, “2,4 MB”."""
    if count < MEGABYTE:
        return format_unit(max(1, round(count / 1000)), "kilobyte", "short", locale=language)
    return format_unit(round(count / MEGABYTE, 1), "megabyte", "short", locale=language)


def style(project: Project) -> Markup:
    """Return the page's style with the help pages' colours, light and dark."""
    light, dark = assets.palettes(project.templates)
    own = (project.print_templates / "order.css").read_text("utf-8")
    return Markup(rcssmin.cssmin(assets.with_tokens(own, light, dark)))
