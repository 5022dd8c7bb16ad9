"""What differs between a live site and its build, each kind in one sentence with the way out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from sitegen.core import quoted
from sitegen.deploy import expected
from sitegen.deploy.asking import Reply
from sitegen.deploy.expected import HostQuestion

AGAIN = "publicera om (cli.py publish)"
RULES = "låt värden läsa bygget nytt: _nginx.conf, eller _headers och _redirects"


@dataclass(frozen=True, slots=True)
class HostDifference:
    """One thing that is wrong at one address; what is wrong in the same way at many is told once."""

    kind: str
    address: str
    what: str
    way_out: str


@dataclass(frozen=True, slots=True)
class HostFinding:
    """A difference, at all its addresses."""

    kind: str
    addresses: tuple[str, ...]
    what: str
    way_out: str

    @property
    def sentence(self) -> str:
        """The finding in one sentence, with the first address and how many more there are."""
        more = len(self.addresses) - 1
        places = self.addresses[0] + (f" och {more} adresser till" if more else "")
        return f"{places}: {self.what}; {self.way_out}."


def gathered(differences: Iterable[HostDifference]) -> tuple[HostFinding, ...]:
    """Return the differences with those of the same kind and words as one, in their order."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in differences:
        found.setdefault((one.kind, one.what, one.way_out), []).append(one.address)
    return tuple(HostFinding(kind, tuple(at), what, out) for (kind, what, out), at in found.items())


def differences(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    """Yield all that is wrong with an answer."""
    if reply.fault:
        way_out = "se efter att värden går att nå, och fråga igen"
        yield HostDifference("silent", question.address, f"inget svar ({reply.fault})", way_out)
    else:
        yield from JUDGES[question.kind](question, reply)


def _file(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    if reply.status != question.status:
        what = f"svarar {reply.status} i stället för {question.status}"
        yield HostDifference("missing", question.address, what, f"filen kom inte med; {AGAIN}")
        return
    yield from _content(question, reply)
    yield from _headers(question, reply)


def _content(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    if _differs(question, reply):
        what = "innehållet är ett annat än det byggda"
        way_out = f"{AGAIN}, och ta reda på vem som har ändrat"
        yield HostDifference("tampered", question.address, what, way_out)


def _packed(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    """Yield when what browsers get differs from the file; that it is missing is told of the file."""
    if reply.status == question.status and _differs(question, reply):
        what = "den packade formen, som webbläsare får, innehåller något annat än det byggda"
        way_out = f"{AGAIN}, och ta reda på vem som har ändrat"
        yield HostDifference("tampered", question.address, what, way_out)


def _differs(question: HostQuestion, reply: Reply) -> bool:
    return hashlib.sha256(reply.body).hexdigest() != question.sha256


def _headers(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    for name, wanted in question.headers.items():
        given = reply.headers.get(name.lower())
        if given is None:
            yield HostDifference(
                "header", question.address, f"{name} saknas; ska vara {quoted(wanted)}", RULES
            )
        elif given != wanted:
            what = f"{name} är {quoted(given)} i stället för {quoted(wanted)}"
            yield HostDifference("header", question.address, what, RULES)


def _redirect(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    leads = urlsplit(urljoin(question.address, reply.headers.get("location", "")))
    if reply.status != question.status or leads.path != question.target:
        to = f"till {leads.path}" if "location" in reply.headers else "ingenstans"
        what = f"leder {to} ({reply.status}) i stället för till {question.target} ({question.status})"
        yield HostDifference("redirect", question.address, what, RULES)


def _not_found(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    if reply.status != question.status:
        what = f"svarar {reply.status} i stället för 404 där ingen sida finns"
        yield HostDifference("error-page", question.address, what, RULES)
    elif _differs(question, reply):
        what = "felsidan är en annan än den byggda, så läsaren får kanske varken språk eller väg ut"
        yield HostDifference("error-page", question.address, what, RULES)


def _code(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    if reply.status != question.status or _differs(question, reply):
        what = f"den tryckta koden leder inte till sin sida ({reply.status})"
        way_out = (
            f"kort med koden bärs av människor nu; {AGAIN}, och se att värden leder stora bokstäver vidare"
        )
        yield HostDifference("code", question.address, what, way_out)


def _hidden(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    if reply.status == 200:
        what = "visas för läsare fast den är till för värden eller redaktionen"
        yield HostDifference(
            "extra", question.address, what, "ge värden dist/<sajt>/ och inget mer, och dölj /_*"
        )


def _former(question: HostQuestion, reply: Reply) -> Iterator[HostDifference]:
    if reply.status == 200:
        what = "visas än, fast den inte finns i bygget"
        yield HostDifference(
            "extra", question.address, what, "ta bort den hos värden; den kan ha gamla nummer"
        )


Judge = Callable[[HostQuestion, Reply], Iterator[HostDifference]]
JUDGES: dict[str, Judge] = {
    expected.FILE: _file,
    expected.PACKED: _packed,
    expected.REDIRECT: _redirect,
    expected.NOT_FOUND: _not_found,
    expected.CODE: _code,
    expected.HIDDEN: _hidden,
    expected.FORMER: _former,
}
