"""Read the pieces to print (rows of the campaign's data/print/pieces.yml) and the covers, and check them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.core import Problem, Project, clock
from sitegen.reading import Loaded, loader
from sitegen.records import Catalogue, PrintPiece, callable_contacts, helps_exposed
from sitegen.records.print_model import Cover, OrderTexts

FOLDER = "campaigns/215/data/print"
MOST_NUMBERS = {"card": 2, "sticker": 2, "poster": 3}
"""After 112, by the kind of piece."""


@dataclass(frozen=True, slots=True)
class PrintRecords:
    """The records of everything that can be printed, in the editors' order."""

    pieces: Mapping[str, PrintPiece]
    covers: Mapping[str, Cover]
    texts: OrderTexts


@dataclass(frozen=True, slots=True)
class PrintReading:
    """The records with their places in the files, and the problems of reading them."""

    pieces: Mapping[str, Loaded[PrintPiece]]
    covers: Mapping[str, Loaded[Cover]]
    texts: Loaded[OrderTexts] | None
    problems: tuple[Problem, ...]

    def print_records(self) -> PrintRecords:
        """Return the records that could be read; only for a reading without errors."""
        assert self.texts is not None
        pieces = {id: loaded.record for id, loaded in self.pieces.items()}
        covers = {id: loaded.record for id, loaded in self.covers.items()}
        return PrintRecords(pieces, covers, self.texts.record)


def exists(project: Project) -> bool:
    """Return whether the project has anything to print."""
    return project.prints.is_dir()


def read(project: Project) -> PrintReading:
    """Return the records of the three files, with every problem."""
    pieces, wrong = loader.load_rows(project.root, f"{FOLDER}/pieces.yml", PrintPiece)
    covers, more = loader.load_rows(project.root, f"{FOLDER}/covers.yml", Cover)
    texts, others = loader.load_file(project.root, f"{FOLDER}/order.yml", OrderTexts)
    return PrintReading(pieces, covers, texts, (*wrong, *more, *others))


def check(project: Project, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return every problem of the campaign's folder; none when the project has no such folder."""
    if not exists(project):
        return ()
    reading = read(project)
    found = (*_covers(project, reading, catalogue), *_carried(reading), *_numbers(reading, catalogue))
    return (*reading.problems, *found, *_orders(reading, catalogue))


def _covers(project: Project, reading: PrintReading, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for a drawing that is missing, and for words missing in a language of cards."""
    for loaded in reading.covers.values():
        if not (project.prints / "art" / loaded.record.art).is_file():
            message = f"teckningen finns inte: {FOLDER}/art/{loaded.record.art}"
            yield loaded.problem("art", message=message)
        for code in catalogue.languages:
            if code not in loaded.record.words:
                message = f"omslaget saknar ord på {code}; det trycks inte på det språket"
                yield loaded.problem("words", message=message, severity="warning")


def _carried(reading: PrintReading) -> Iterator[Problem]:
    """Yield a problem for a carried piece without cover or reading distance, and for a wrong template."""
    for loaded in reading.pieces.values():
        piece: PrintPiece = loaded.record
        if piece.carried and (piece.cover is None or piece.distance is None):
            yield loaded.problem("id", message="det som bärs ska ha omslag (cover) och läsavstånd (distance)")
        if piece.cover is not None and piece.cover not in reading.covers:
            yield loaded.problem("cover", message=f"omslaget “{piece.cover}” finns inte i covers.yml")
        if piece.carried != (piece.template in ("card", "sticker", "poster")):
            message = "card, sticker och poster är det som bärs (carried: true), och bara de"
            yield loaded.problem("template", message=message)


def _numbers(reading: PrintReading, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for a third number, a line that is not for the reader, or one without a number."""
    for loaded in reading.pieces.values():
        piece: PrintPiece = loaded.record
        most = MOST_NUMBERS.get(piece.template, len(piece.numbers))
        if piece.carried and len(piece.numbers) > most:
            message = f"en bit av slaget {piece.template} har plats för {most} nummer efter 112"
            yield loaded.problem("numbers", message=message)
        for place, id in enumerate(piece.numbers):
            service = catalogue.services.get(id)
            if service is None or service.publish != "yes" or (piece.carried and not helps_exposed(service)):
                message = f"“{id}” ska vara en tjänst som visas för den som läser"
                yield loaded.problem("numbers", place, message=message)
            elif not any(contact.kind == "phone" for contact in callable_contacts(service, clock.today())):
                message = f"“{id}” har inget nummer som visas, så biten skulle tryckas utan; välj en annan"
                yield loaded.problem("numbers", place, message=message)


def _orders(reading: PrintReading, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for orders without a recipient, and for statements that are not published."""
    if reading.texts is None:
        return
    if reading.texts.record.address is None:
        message = "address saknas, så beställningar har ingen mottagare; fyll i en funktionsadress"
        yield reading.texts.problem(message=message, severity="warning")
    for place, id in enumerate(reading.texts.record.statements):
        right = catalogue.rights.get(id)
        if right is None or right.publish != "yes":
            message = f"“{id}” ska vara ett påstående i data/rights som visas"
            yield reading.texts.problem("statements", place, message=message)
