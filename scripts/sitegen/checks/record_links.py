"""Check addresses in records: some lead elsewhere than they seem to, or tell others who follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from sitegen.core import Problem, quoted
from sitegen.reading import Loaded
from sitegen.records import LoadedRecords, click_ids, helps_exposed

ADDRESS = re.compile(r"https?://\S+")
SHORTENERS = {
    "bit.ly", "buff.ly", "cutt.ly", "fb.me", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly",
    "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "urlz.fr", "v.gd",
}  # fmt: skip
SWEDISH = re.compile(r"[a-z0-9.åäöéü-]+")
ReachableAddress = tuple[Loaded[Any], tuple[str | int, ...], str]


def unencrypted_links(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for each address that readers are sent to without encryption.

    Whoever shares the network sees the page.
    """
    for loaded, location, address in _reachable_addresses(reading):
        if address.startswith("http://") and "https" not in (loaded.record.note or ""):
            message = (
                "andra på samma nät ser vad läsaren öppnar; skriv https:// om sidan finns så, "
                "annars i note att den inte svarar på https"
            )
            yield loaded.problem(*location, message=message, severity="warning")


def circular_links(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a problem for each contact for exposed people that leads back to a site of ours.

    Whoever came from there has gone in a circle, and thinks that this was all the help there is.
    """
    sites = [loaded.record for loaded in reading.records["sites"].values()]
    hosts = {urlsplit(site.base_url).hostname: site.id for site in sites}
    for loaded in reading.records["services"].values():
        for index, contact in enumerate(loaded.record.contacts if helps_exposed(loaded.record) else ()):
            site = hosts.get(urlsplit(contact.url or "").hostname)
            if site and "no" not in (contact.publish, loaded.record.publish):
                message = f"leder tillbaka till vår egen sajt {site}; ta bort kontakten och skriv vägen i via"
                yield loaded.problem("contacts", index, "url", message=message)


def misleading_links(reading: LoadedRecords) -> Iterator[Problem]:
    """Yield a warning for each address that hides where it leads, or carries a mark that tracks readers."""
    for loadeds in reading.records.values():
        for loaded in loadeds.values():
            for location, text in loaded.tree.texts(loaded.location):
                for message in _faults(text) if ADDRESS.fullmatch(text) else ():
                    yield loaded.problem(*location, message=message, severity="warning")


def _reachable_addresses(reading: LoadedRecords) -> Iterator[ReachableAddress]:
    """Yield the addresses that a reader can tap to reach somebody: contacts of services, members' sites."""
    for loaded in reading.records["services"].values():
        for index, contact in enumerate(loaded.record.contacts):
            if contact.url and contact.publish != "no":
                yield loaded, ("contacts", index, "url"), contact.url
    for loaded in reading.records["members"].values():
        if loaded.record.website:
            yield loaded, ("website",), loaded.record.website


def _faults(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if host in SHORTENERS:
        yield f"{host} är en förkortad länk, och ingen ser vart den leder; skriv adressen som den leder till"
    if "xn--" in host and not SWEDISH.fullmatch(_decoded_host(host)):
        name = quoted(_decoded_host(host))
        yield f"värdnamnet är {name}, med bokstäver som liknar andra; hämta adressen hos dem som har den"
    if click_ids.ANY.search(parts.query):
        yield "efter ? står en markör som spårar den som trycker (utm_, gclid, fbclid …); ta bort den"
    if ":~:" in parts.fragment:
        yield "#:~:text= pekar på ord på sidan och blir fel när de ändras; ta bort det som står efter #"


def _decoded_host(host: str) -> str:
    """Return a host with the letters that its `xn--` stands for."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
