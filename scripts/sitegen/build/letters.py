"""Write to those who run the services: what readers see of them, what nobody knows, and how to answer.

One letter an operator, in Swedish, as plain text and as a mail to open, look through and send. Whom it goes
to is for the sender to fill in: a mailbox for people who seek help is none for editors.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from sitegen.build.due_list import how_checked
from sitegen.core import SetupError, swap
from sitegen.records import Contact, Service, helps_exposed
from sitegen.records.freshness import Freshness, may_publish, service_freshness
from sitegen.records.phones import shown_as
from sitegen.sites.finder import service_facts, service_rows
from sitegen.web import Key, PageMaker

WIDTH = 76
ASKED = {
    "women": "kvinnor",
    "men": "män",
    "trans": "transpersoner och ickebinära",
    "child": "den som är under 18 år",
    "detained": "den som är frihetsberövad",
}
"""Kinds of people whom a source may leave out."""


@dataclass(frozen=True, slots=True)
class OperatorLetter:
    """A letter to an operator: its file's name without an ending, to whom, of which services, its text."""

    name: str
    operator: str
    services: tuple[str, ...]
    text: str

    @property
    def mail(self) -> bytes:
        """The letter as a mail that is not sent yet (`.eml`): mail programs open it to be changed."""
        message = EmailMessage()
        message["Subject"] = f"Stämmer det vi visar om {', '.join(self.services)}?"
        message["X-Unsent"] = "1"
        message.set_content(self.text, cte="quoted-printable")
        return message.as_bytes()


def due(services: Mapping[str, Service], today: dt.date) -> tuple[str, ...]:
    """Return the services with a contact that waits for a check, by id, in their order."""
    return tuple(id for id, service in services.items() if any(_waiting(service, today)))


def _waiting(service: Service, today: dt.date) -> Iterator[Contact]:
    for contact in service.contacts:
        withheld = "no" in (service.publish, contact.publish)
        if not withheld and service_freshness(service, contact, today) != Freshness.FRESH:
            yield contact


def letters(maker: PageMaker, ids: Sequence[str]) -> tuple[OperatorLetter, ...]:
    """Return a letter to each operator of some services, with all of them that it runs, by its name."""
    by_operator: dict[str, list[str]] = {}
    for id in ids:
        by_operator.setdefault(maker.site_context.catalogue.services[id].operator, []).append(id)
    return tuple(_letter(maker, operator, found) for operator, found in sorted(by_operator.items()))


def write(made: Iterable[OperatorLetter], folder: Path) -> None:
    """Put the letters in the folder's place. Raises `SetupError` where it holds anything but letters."""
    if folder.exists() and any(path.suffix not in (".txt", ".eml") for path in folder.iterdir()):
        raise SetupError(
            f"{folder} innehåller annat än brev och skrivs inte över; välj en annan mapp med --out"
        )
    with swap.staging(folder) as stage:
        for letter in made:
            (stage / f"{letter.name}.txt").write_text(letter.text, encoding="utf-8", newline="\n")
            (stage / f"{letter.name}.eml").write_bytes(letter.mail)
        swap.replace(stage, folder)


def _letter(maker: PageMaker, operator: str, ids: Sequence[str]) -> OperatorLetter:
    services = {id: maker.site_context.catalogue.services[id] for id in ids}
    parts = [_opening(maker), *(_about(maker, id, service) for id, service in services.items()), ANSWER]
    names = tuple(service.name for service in services.values())
    return OperatorLetter(file_name(operator), operator, names, "\n\n\n".join(parts) + "\n")


def file_name(operator: str) -> str:
    """Return an operator's name as that of a file: small letters a to z, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", operator.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "utan-namn"


def _opening(maker: PageMaker) -> str:
    return _wrapped(
        "Hej!",
        "",
        "Plattformen Civila Sverige mot människohandel visar var den som utsatts för människohandel, "
        f"prostitution eller utnyttjande kan få hjälp: {maker.site_context.site.base_url}",
        "",
        "Någon kan ringa er i kväll för det vi skriver. Därför frågar vi: stämmer det? Här står det som "
        "läsarna ser, och sedan det vi inte vet.",
    )


ANSWER = "\n".join(
    (
        "SÅ SVARAR NI",
        "Svara på brevet. Stämmer allt, räcker det att skriva: Det stämmer.",
        "Är något fel, skriv hur det ska stå. Vet ni svaret på en fråga, skriv det",
        "efter frågan. Ska något inte visas, skriv det, så tar vi bort det.",
        "Uppgifter om enskilda människor vill vi inte ha.",
    )
)


def _about(maker: PageMaker, id: str, service: Service) -> str:
    """Return the part of a letter about one service."""
    lines = [service.name.upper(), f"{maker.absolute(Key('service', id), maker.language)}", ""]
    lines += _seen(maker, service)
    asked = tuple(questions(maker, service))
    lines += ["", "Vi undrar:", *(f"{number}. {one}" for number, one in enumerate(asked, start=1))]
    return _wrapped(*(lines if asked else lines[:-2]))


def _seen(maker: PageMaker, service: Service) -> Iterator[str]:
    """Yield what readers see of a service, a line each."""
    for said in (service.summary, service.gives, service.meets, service.via, service.safety):
        if said:
            yield said
    for contact in service.contacts:
        if may_publish(service, contact):
            yield _contact(maker, service, contact)
    yield from (f"- {fact.term}: {fact.value}" for fact in service_facts.facts(maker, service) if fact.known)


def _contact(maker: PageMaker, service: Service, contact: Contact) -> str:
    line = service_rows.contact_line(maker, service, contact)
    hours = f", {line.hours.text}" if line.hours else ""
    return f"- {line.word}: {line.shown}{hours} ({how_checked(contact)})"


def questions(maker: PageMaker, service: Service) -> Iterator[str]:
    """Yield what nobody knows of a service, as questions to those who run it."""
    for contact in service.contacts:
        if contact.publish != "no" and not may_publish(service, contact):
            yield f"Vi har {shown_as(contact)} men visar det inte. Får vi visa det för den som är utsatt?"
    for contact in service.contacts:
        if contact.kind != "web" and contact.hours is None and may_publish(service, contact):
            word = service_rows.word(maker.translator, contact).lower()
            yield f"När svarar ni ({word}: {shown_as(contact)})?"
    if helps_exposed(service):
        unknown = [fact.term for fact in service_facts.facts(maker, service) if not fact.known]
        yield from (FACT_QUESTIONS[term] for term in unknown if term in FACT_QUESTIONS)
    if service.unclear:
        people = maker.translator.listed(ASKED[kind] for kind in service.unclear)
        yield f"Tar ni emot {people}?"


FACT_QUESTIONS = {
    "Kostnad": "Kostar det något att ringa, också från ett utländskt abonnemang?",
    "Namn": "Måste den som ringer säga sitt namn?",
    "Räkning": "Syns samtalet på telefonräkningen?",
    "Språk": "Vilka språk talar ni?",
    "Tolk": "Har ni tolk, och till vilka språk?",
}
"""What to ask where a fact of the service's page is not known, by its Swedish term."""


def _wrapped(*lines: str) -> str:
    """Return lines as mail carries them, none longer than `WIDTH` but for addresses."""
    return "\n".join(
        textwrap.fill(line, WIDTH, subsequent_indent="  " if line[:2] == "- " else "", break_long_words=False)
        for line in lines
    )
