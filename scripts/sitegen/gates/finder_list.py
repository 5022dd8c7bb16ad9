"""The finder lists every service that it must, filed as the records say, with the records' hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from sitegen.core import Problem, clock
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage
from sitegen.records import Service, has_page, helps_exposed, hours, shown_contacts
from sitegen.records.eligibility import serves
from sitegen.records.facets import facets
from sitegen.records.opening import opening
from sitegen.web import FINDER, Key, addresses


def unlisted(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each service for the exposed that a finder leaves out."""
    today = clock.today()
    wanted = {
        id
        for id, service in site.catalogue.services.items()
        if has_page(service, today) and helps_exposed(service) and not service.emergency
    }
    for path in _finders(site):
        found = {site.service_at(link.get("href", "")) for link in site.pages[path].each("a")}
        for id in sorted(wanted - found):
            yield site.problem(path, f"listar inte {id}")


def uncalled(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each number of a service for the site's readers that a page to call from lacks."""
    wanted = {(id, number) for id, service in _called(site).items() for number in _numbers(service)}
    for path, dialled in _dialled(site, site.kind.called_from):
        for id, number in sorted(wanted):
            if number not in dialled:
                yield site.problem(path, f"ringer inte {number} ({id})")


def silent(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each page to call from without the numbers that always stand first.

    By what the records say alone, whatever the day: should a clock or a rule of age ever hide them, the
    former site stays.
    """
    first = {id: service for id, service in _called(site).items() if service.pinned}
    numbers = {
        (id, contact.number)
        for id, service in first.items()
        for contact in service.contacts
        if contact.number and {service.publish, contact.publish} == {"yes"}
    }
    for path, dialled in _dialled(site, site.kind.first_called_from):
        for id, number in sorted(numbers):
            if number not in dialled:
                yield site.problem(path, f"ringer inte {number} ({id}), som alltid ska stå först")
        if not numbers:
            yield site.problem(path, "ringer ingen utom 112; ge en tjänst pinned och ett nummer")


def _dialled(site: BuiltSite, keys: Iterable[Key]) -> Iterator[tuple[str, set[str]]]:
    """Yield the pages of these keys that are there, in each language, with the numbers that they dial."""
    for path in (addresses.file(key, code) for key in keys for code in site.catalogue.languages):
        if page := site.pages.get(path):
            yield path, {a.get("href", "").partition(":")[2] for a in page.each("a")}


def _called(site: BuiltSite) -> Mapping[str, Service]:
    """Return the services for the exposed that welcome somebody whom the site is for."""
    audiences = [site.catalogue.audiences[id] for id in site.site.audiences]
    return {
        id: service
        for id, service in site.catalogue.services.items()
        if helps_exposed(service) and not service.emergency
        if not audiences or any(serves(service, audience) for audience in audiences)
    }


def _numbers(service: Service) -> set[str]:
    return {contact.number for contact in shown_contacts(service, clock.today()) if contact.number}


def misfiled(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each row whose classes are not the service's answers in the filter."""
    questions = facets(site.catalogue)
    for path in _finders(site):
        for id, classes in _rows(site, site.pages[path]):
            service = site.catalogue.services.get(id)
            right = {token for facet in questions for token in facet.tokens(service)} if service else set()
            if set(classes.split()) != {"f", *right}:
                yield site.problem(path, f"raden {id} svarar “{classes}” i filtret")


def wrong_hours(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each code of hours that is not that of the service it stands at."""
    if not site.kind.links_services:
        yield from _hours_of_nobody(site)
        return
    for path, page in site.pages.items():
        id = site.service_at(path)
        for tag, attributes in page.tags:
            id = site.service_at(attributes.get("href", "")) or id if tag == "a" else id
            code = attributes.get("data-h")
            service = site.catalogue.services.get(id)
            if code is not None and (service is None or code not in _codes(service)):
                yield site.problem(path, f"tiderna {code} är inte de som {id or 'ingen'} har")


def _hours_of_nobody(site: BuiltSite) -> Iterator[Problem]:
    """Yield hours for the script where no link says whose they are."""
    known = set().union(*map(_codes, site.catalogue.services.values()))
    for path, page in site.pages.items():
        for code in (attributes["data-h"] for _, attributes in page.tags if "data-h" in attributes):
            if code not in known:
                yield site.problem(path, f"tiderna {code} är inga som någon tjänst har")


def wrong_holidays(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for days given to the script that are not the holidays from build to horizon."""
    for path, page in site.pages.items():
        for said in (main["data-d"] for main in page.each("main") if "data-d" in main):
            if said != _calendar_until(said.split(" ")[0]):
                yield site.problem(path, f"helgdagarna i data-d stämmer inte: {said}")


def _calendar_until(last: str) -> str:
    """Return what the script is given when the horizon is `last`; nothing when that is no day."""
    try:
        day = dt.datetime.strptime(last, "%y%m%d").date()
    except ValueError:
        return ""
    return hours.script_calendar(day - dt.timedelta(days=hours.HORIZON_DAYS))


def _codes(service: Service) -> set[str]:
    """Return the hours that the script may know: of contacts that are shown, and nothing in doubt."""
    today = clock.today()
    told = (opening(service, contact, today) for contact in shown_contacts(service, today))
    return {hours.script_code for hours in told if hours and hours.certain}


def _finders(site: BuiltSite) -> Iterator[str]:
    paths = (addresses.file(FINDER, code) for code in site.catalogue.languages)
    return (path for path in paths if path in site.pages)


def _rows(site: BuiltSite, page: FinishedPage) -> Iterator[tuple[str, str]]:
    """Yield the rows that a filter hides, each as the id of its service and its classes."""
    classes = ""
    for tag, attributes in page.tags:
        if tag == "li":
            classes = attributes.get("class", "")
        elif tag == "a" and classes and site.service_at(attributes.get("href", "")):
            yield site.service_at(attributes["href"]), classes
            classes = ""
