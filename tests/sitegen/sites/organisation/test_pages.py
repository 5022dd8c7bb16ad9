"""What the prose gets of the organisation's records."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import product
from xml.etree import ElementTree

import feedparser
import pytest

import projects
from sitegen.records import Catalogue, rights
from sitegen.sites import site_pages
from sitegen.sites.organisation import (
    drawings,
    feeds,
    members,
    pages,
    parts,
    professionals,
    publications,
)
from sitegen.sites.organisation.organisation_context import OrganisationContext
from sitegen.sites.organisation.pages import orgs
from sitegen.web import ProsePage, prose_addresses

ATOM = "{http://www.w3.org/2005/Atom}"


def html(org: OrganisationContext, name: str) -> str:
    return str(parts.html(projects.REAL, org, name))


@pytest.mark.parametrize("name", parts.PARTS)
def test_every_part_is_whole_and_in_its_language(org: OrganisationContext, name: str) -> None:
    found = html(org, name)
    assert found.strip() and "{" not in found and "None" not in found
    assert found.count("<ul") == found.count("</ul>") and found.count("<td") == found.count("</td>")


@pytest.mark.parametrize("name", ["members", "boards", "publications", "activities", "nsp-phases"])
def test_a_part_marks_what_is_not_translated_as_swedish(
    both: dict[str, OrganisationContext], name: str
) -> None:
    english = both["en"]
    silent = replace(english, translator=replace(english.translator, texts={}))
    found = html(silent, name)
    assert '<span lang="sv" dir="ltr">' in found and found.count("<span") == found.count("</span>")
    assert "\ufdd0" not in found and "\ufdd1" not in found


def test_the_page_of_a_member_marks_what_it_does_as_swedish(both: dict[str, OrganisationContext]) -> None:
    english = both["en"]
    silent = replace(english, translator=replace(english.translator, texts={}))
    page = next(pages.pages(projects.REAL, [silent]))
    assert '<dd><span lang="sv" dir="ltr">' in page.body
    assert "\ufdd0" not in page.description + page.title + page.body


def test_a_feed_holds_no_inner_mark(both: dict[str, OrganisationContext]) -> None:
    silent = replace(both["en"], translator=replace(both["en"].translator, texts={}))
    assert not any("\ufdd0".encode() in content for _, content in feeds.files(projects.REAL, silent))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_prose_asks_only_for_parts_that_there_are_and_for_each_once_at_least(language: str) -> None:
    asked = [
        name
        for path in sorted((projects.ROOT / "docs" / language).glob("*.md"))
        for name in re.findall(r"<!-- part: ([a-z-]+) -->", path.read_text("utf-8"))
    ]
    assert set(asked) - set(drawings.parts(projects.REAL)) == set(parts.PARTS)


def test_the_levels_of_the_programme_stand_in_kronor_with_their_days(
    both: dict[str, OrganisationContext],
) -> None:
    found = html(both["sv"], "nsp-phases").replace("\xa0", " ")
    assert found.count("1 320") == 3 and "180" in found and "45" in found
    assert "1,320" in html(both["en"], "nsp-phases")


def test_lines_for_professionals_are_for_nobody_else(org: OrganisationContext) -> None:
    found = html(org, "professional-lines")
    services = org.maker.site_context.catalogue.services.values()
    theirs, others = (
        {
            contact.number
            for service in services
            if (service.eligibility.roles == ("professionals",)) is own
            for contact in service.contacts
            if contact.number
        }
        for own in (True, False)
    )
    # Evonhuset answers the coordinators' callers as well.
    assert [number for number in others - theirs if f"tel:{number}" in found] == []
    assert "tel:" in found


def test_years_later_the_lines_for_professionals_are_there_and_say_their_day(
    both: dict[str, OrganisationContext], real_records: Catalogue
) -> None:
    checks = [c.checked.on for s in real_records.services.values() for c in s.contacts if c.checked]
    finder = site_pages.pages_of(projects.REAL, real_records, max(checks) + dt.timedelta(days=400))
    later = next(one for one in orgs(projects.REAL, finder.makers()) if one.language == "sv")
    before, after = html(both["sv"], "professional-lines"), html(later, "professional-lines")
    numbers = re.compile(r"tel:[+\d]+")
    assert numbers.findall(before) == numbers.findall(after) != []
    assert after.count("Uppgiften granskades senast ") >= 1 and "data-h" not in after


def test_every_sentence_names_its_source(org: OrganisationContext) -> None:
    for name, ids in (
        ("first-contact", professionals.FIRST_CONTACT),
        ("professional-rights", professionals.RIGHTS),
    ):
        found = html(org, name)
        stand = rights.complete_selection(ids, org.maker.site_context.catalogue.rights)
        assert found.count('class="src"') == len(stand) and not re.search(r"</b> *</p>|: *</p>", found)


# -- members -----------------------------------------------------------------------------------


def test_only_members_that_may_be_published_are_shown(org: OrganisationContext) -> None:
    all_of_them = org.maker.site_context.catalogue.members
    found = html(org, "members") + "".join(str(p.body) for p in pages.pages(projects.REAL, [org]))
    for id, member in all_of_them.items():
        assert (f"medlemmar/{id}/" in found or f'id="{id}"' in found) == (member.publish == "yes")


def test_no_town_of_a_confidential_member_is_shown(org: OrganisationContext) -> None:
    hidden = {id for id, member in org.members.items() if member.confidential}
    assert hidden
    for id in hidden:
        place = members.place(org, org.members[id])
        assert place == "" or place.startswith("Polisregion")


def test_the_map_has_every_region_with_a_name_that_can_be_read_aloud(org: OrganisationContext) -> None:
    found = html(org, "map")
    labels = re.findall(r'<a href="#(region-[a-z]+)" aria-label="([^"]+)"><path', found)
    assert [anchor for anchor, _ in labels] == [
        f"region-{id}" for id in org.maker.site_context.catalogue.regions
    ]
    assert all(re.search(r"\d+", label) for _, label in labels)
    assert all(f'id="{anchor}"' in found for anchor, _ in labels)


def test_the_filter_says_so_exactly_when_it_leaves_nobody(org: OrganisationContext) -> None:
    style = members.filter_style(org)
    answers = [[answer.token for answer in question.options[1:]] for question in members.questions(org)]
    has = [set(members.tokens(org, member)) for member in org.members.values()]
    for pair in product(*answers):
        rule = "".join(f":has(.pick-{token}:checked)" for token in pair) + "~.none{display:block}"
        assert (rule in style) == (not any(set(pair) <= tokens for tokens in has))


def test_a_page_of_a_member_leads_to_its_services_in_the_finder(both: dict[str, OrganisationContext]) -> None:
    org = both["en"]
    made = {page.path: page for page in pages.pages(projects.REAL, [org])}
    seen = 0
    for id, member in org.members.items():
        page = made.get(f"medlemmar/{id}/")
        if page and set(member.services) & set(org.maker.site_context.listed):
            assert isinstance(page, ProsePage) and page.folder == f"en/medlemmar/{id}/"
            assert re.search(r'href="\.\./\.\./sok-hjalp/kontakt/[a-z0-9]{5}/"', str(page.body)), id
            seen += 1
    assert seen


# -- publications ------------------------------------------------------------------------------


def test_publications_come_with_the_latest_year_first(org: OrganisationContext) -> None:
    years = re.findall(r'<h2 id="y(\d*)">', html(org, "publications"))
    assert years == sorted(years, reverse=True) and len(set(years)) == len(years)


def test_every_publication_is_listed_once(org: OrganisationContext) -> None:
    listed = re.findall(r'<li id="([a-z0-9-]+)" class="one k-', html(org, "publications"))
    assert sorted(listed) == sorted(org.archive.publications)


def test_a_publication_that_is_a_report_leads_to_our_own_page_on_it(org: OrganisationContext) -> None:
    reports = {id: row.report for id, row in org.archive.publications.items() if row.report}
    everything = dict(feeds.files(projects.REAL, org))[org.folder("publikationer/alla.xml")]
    links = [entry.link for entry in feedparser.parse(everything).entries]
    for id, report in reports.items():
        path = org.reports[report]
        assert re.search(rf'<li id="{id}" .*?<a href="\.\./{path}">', html(org, "publications"), re.S)
        assert org.maker.site_context.site.base_url + org.folder(path) in links
    assert len(reports) >= 3


def test_every_publication_says_what_it_is_about(org: OrganisationContext) -> None:
    words = publications.subjects(org.translator)
    assert {topic for row in org.archive.publications.values() for topic in row.topics} <= set(words)
    found = html(org, "publications")
    for topics in {row.topics for row in org.archive.publications.values()}:
        assert org.translator.listed(words[topic] for topic in topics) in found


def test_feeds_are_sound_and_tell_each_publication_once(org: OrganisationContext) -> None:
    found = dict(feeds.files(projects.REAL, org))
    kinds = {row.kind for row in org.archive.publications.values()}
    assert len(found) == len(kinds) + 2
    told = {}
    for path, content in found.items():
        parsed = feedparser.parse(content)
        assert not parsed.bozo and parsed.version == "atom10", path
        root = ElementTree.fromstring(content)
        assert root.find(f"{ATOM}id") is not None and root.find(f"{ATOM}updated") is not None
        told[path] = [entry.id for entry in parsed.entries]
        assert len(set(told[path])) == len(told[path]) > 0
    sent = told.pop(org.folder(prose_addresses.NEWSLETTER_FEED))
    assert len(sent) == len(org.archive.organisation.newsletters)
    everything = told.pop(org.folder("publikationer/alla.xml"))
    assert sorted(everything) == sorted(id for ids in told.values() for id in ids)


def test_what_a_feed_has_no_address_for_is_found_on_its_page(org: OrganisationContext) -> None:
    shown = {"publikationer/": html(org, "publications"), "nyhetsbrev/": html(org, "newsletters")}
    base, told = org.maker.site_context.site.base_url, 0
    for content in dict(feeds.files(projects.REAL, org)).values():
        for entry in feedparser.parse(content).entries:
            page, _, anchor = entry.link.removeprefix(base + org.folder("")).partition("#")
            if page in shown:
                assert f'id="{anchor}"' in shown[page], entry.link
                told += 1
    assert told


# -- newsletters -------------------------------------------------------------------------------


def changed(org: OrganisationContext, **values: object) -> OrganisationContext:
    """The office with another record of the organisation."""
    organisation = org.archive.organisation.model_copy(update=values)
    return replace(org, archive=replace(org.archive, organisation=organisation))


def test_newsletters_come_with_the_latest_first(org: OrganisationContext) -> None:
    shown = re.findall(r'<li id="brev-(\d{4}-\d\d)">', html(org, "newsletters"))
    assert shown == sorted((letter.month for letter in org.archive.organisation.newsletters), reverse=True)


def test_sign_up_is_by_mail_where_there_is_an_address(org: OrganisationContext) -> None:
    address = "kansli@exempel.se"
    found = html(changed(org, contact=address), "newsletters")
    assert f'href="mailto:{address}?subject=' in found
    assert "mailto:" not in html(changed(org, contact=None), "newsletters")


def test_a_newsletter_that_can_be_read_is_linked_from_page_and_feed(org: OrganisationContext) -> None:
    url = "https://exempel.se/brev.pdf"
    first, *others = org.archive.organisation.newsletters
    some = changed(org, newsletters=(first.model_copy(update={"url": url}), *others))
    unread = org.translator("about", "Brev utan länk gick till medlemmarna och finns inte på webbplatsen än.")
    assert f'<a href="{url}"' in html(some, "newsletters") and unread in html(some, "newsletters")
    every = [letter.model_copy(update={"url": url}) for letter in (first, *others)]
    assert unread not in html(changed(org, newsletters=tuple(every)), "newsletters")
    parsed = feedparser.parse(
        dict(feeds.files(projects.REAL, some))[org.folder(prose_addresses.NEWSLETTER_FEED)]
    )
    assert [entry.link for entry in parsed.entries].count(url) == 1


def test_without_newsletters_there_is_no_feed_of_them(org: OrganisationContext) -> None:
    none = changed(org, newsletters=())
    assert org.folder(prose_addresses.NEWSLETTER_FEED) not in dict(feeds.files(projects.REAL, none))
    assert "nyhetsbrev.xml" not in html(none, "feeds") and "alla.xml" in html(none, "feeds")
