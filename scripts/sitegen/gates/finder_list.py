"""The finder lists every service that it must, filed as the records say, with the records' hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from sitegen.core import Problem, clock
from sitegen.gates.built_site import BuiltSite
from sitegen.reading import FinishedPage
from sitegen.records import Service, has_page, helps_exposed, hours, shown_contacts
from sitegen.records.eligibility import serves
from sitegen.records.place_names import county_word
from sitegen.records.ranking.walls import standing_wall
from sitegen.sites.finder import answer_style, finder_answers, listed_services
from sitegen.web import FINDER, Key, SiteContext, addresses
from sitegen.web.page_maker import NO_ASSETS

NO_ANSWER = re.compile(r"r|h|h0|b0|l\w+|(c\d|sc)h")
"""The classes of a row that come from no answer: its place on the first screen, its hours, its costs."""


def unlisted(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each service for the exposed that a finder leaves out."""
    for path, wanted in _listing(site):
        page = site.page(path)
        found = {site.service_at(link.get("href", "")) for link in page.each("a")} if page else set()
        for id in sorted(wanted - found):
            yield site.problem(path, f"listar inte {id}")


def _listing(site: BuiltSite) -> Iterator[tuple[str, set[str]]]:
    """Yield the finders with what each must list, and pages of counties where these have the local ones."""
    answering = {id: service for id, service in _answering(site).items() if not service.emergency}
    document = listed_services.in_document(_site_context(site))
    for path, _ in _finders(site):
        yield path, answering.keys() & document.keys()
    apart = {id: service for id, service in answering.items() if id not in document}
    for code in site.catalogue.languages if apart else ():
        for _, county in site.catalogue.counties().values():
            path = addresses.file(Key("county", county_word(county)), code)
            if path in site.files:
                yield path, {id for id, one in apart.items() if county in site.catalogue.counties_of(one)}


def _site_context(site: BuiltSite) -> SiteContext:
    return SiteContext(site.catalogue, site.site, clock.today(), NO_ASSETS, site.kind.home)


def _answering(site: BuiltSite) -> Mapping[str, Service]:
    """Return the services that some answers show: not what is only read, nor what an authority books."""
    today = clock.today()
    return {
        id: service
        for id, service in site.catalogue.services.items()
        if has_page(service, today) and helps_exposed(service)
        if standing_wall(site.catalogue, id, "exposed", today) is None
    }


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
        if page := site.page(path):
            yield path, {a.get("href", "").partition(":")[2] for a in page.each("a")}


def _called(site: BuiltSite) -> Mapping[str, Service]:
    """Return the services for the exposed that welcome somebody whom the site is for."""
    audiences = [site.catalogue.audiences[id] for id in site.site.audiences]
    document = listed_services.in_document(_site_context(site))
    return {
        id: service
        for id, service in _answering(site).items()
        if id in document
        if not audiences or any(serves(service, audience) for audience in audiences)
    }


def _numbers(service: Service) -> set[str]:
    return {contact.number for contact in shown_contacts(service, clock.today()) if contact.number}


def misfiled(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each row whose classes are not what the answers do to its service by the rule."""
    site_context = _site_context(site)
    for path, page in _finders(site):
        rows = dict(_rows(site, page))
        columns = finder_answers.columns_of(site_context, site.language_of(path).id)
        questions = finder_answers.answered(site_context, columns, rows)
        for id, classes in rows.items():
            right = set(answer_style.classes(questions, id).split()) if id in columns.ids else set()
            own = {name for name in classes.split() if not NO_ANSWER.fullmatch(name)}
            if own != right:
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
            code = attributes.get("data-h", attributes.get("data-week"))
            if code is not None and code not in site.whole.week_codes.get(id, ()):
                yield site.problem(path, f"tiderna {code} är inte de som {id or 'ingen'} har")


def _hours_of_nobody(site: BuiltSite) -> Iterator[Problem]:
    """Yield hours for the script where no link says whose they are."""
    known = frozenset().union(*site.whole.week_codes.values())
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
        day = dt.datetime.strptime(last, "%y-%m-%d").date()
    except ValueError:
        return ""
    return hours.script_calendar(day - dt.timedelta(days=hours.HORIZON_DAYS))


def _finders(site: BuiltSite) -> Iterator[tuple[str, FinishedPage]]:
    for path in (addresses.file(FINDER, code) for code in site.catalogue.languages):
        if page := site.page(path):
            yield path, page


def _rows(site: BuiltSite, page: FinishedPage) -> Iterator[tuple[str, str]]:
    """Yield the rows that a filter hides, each as the id of its service and its classes."""
    classes = ""
    for tag, attributes in page.tags:
        if tag == "li":
            classes = attributes.get("class", "")
        elif tag == "a" and classes and site.service_at(attributes.get("href", "")):
            yield site.service_at(attributes["href"]), classes
            classes = ""
