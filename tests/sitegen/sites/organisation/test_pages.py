"""What the prose gets of the organisation's records."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import unescape
from typing import get_args
from xml.etree import ElementTree

import feedparser
import pytest

import projects
from sitegen.records import Catalogue, rights
from sitegen.records.member_model import Help
from sitegen.sites import site_pages
from sitegen.sites.organisation import (
    drawings,
    feeds,
    members,
    pages,
    parts,
    professionals,
    programme,
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
    known = changed(org, contact="kansli@forening.example")
    found = re.sub(r"<script>.*?</script>", "", html(known, name), flags=re.DOTALL)
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
    page = next(pages.planned_pages(projects.REAL, [silent])).make()
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


def test_the_line_of_days_is_to_scale_and_what_follows_begins_where_the_other_ends(
    org: OrganisationContext,
) -> None:
    phases = {phase.id: phase for phase in org.archive.programme.phases}
    rows = dict(zip(phases, programme.phase_rows(org), strict=True))
    assert {id: row.days for id, row in rows.items()} == {id: one.max_days or 0 for id, one in phases.items()}
    followed = {id: one.after for id, one in phases.items() if one.after}
    assert followed and all(rows[id].begins == rows[after].days for id, after in followed.items())
    found = html(org, "nsp-phases")
    longest = max(row.begins + row.days for row in rows.values())
    assert found.count(f'viewBox="0 0 {longest} 12"') == sum(bool(row.days) for row in rows.values())
    for row in rows.values():
        assert not row.days or f"M{row.begins} 0h{row.days}v12" in found


def test_the_way_into_the_programme_says_each_thing_that_decides_once(org: OrganisationContext) -> None:
    found, record = unescape(html(org, "nsp-flow")), org.programme
    said = (record.principle, record.unaccompanied, *record.granted_when, record.acute)
    assert [found.count(text) for text in said] == [1] * len(said)
    places = [found.index(step.text) for step in record.steps]
    assert places == sorted(places)


def test_the_programmes_figures_are_those_of_its_report_and_without_one_there_is_nothing(
    org: OrganisationContext,
) -> None:
    report = next(one for one in org.quotes if one.kind == "support-programme")
    found = unescape(html(org, "nsp-figures"))
    assert report.figures and all(f">{one.number}<" in found and one.label in found for one in report.figures)
    assert html(replace(org, quotes=()), "nsp-figures").strip() == ""


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
    found = html(org, "members") + "".join(
        str(planned.make().body) for planned in pages.planned_pages(projects.REAL, [org])
    )
    for id, member in all_of_them.items():
        assert (f"medlemmar/{id}/" in found or f'id="{id}"' in found) == (member.publish == "yes")


def test_no_town_of_a_confidential_member_is_shown(org: OrganisationContext) -> None:
    hidden = {id for id, member in org.members.items() if member.confidential}
    assert hidden
    for id in hidden:
        place = members.place(org, org.members[id])
        assert place == "" or place.startswith("Polisregion")


def test_a_region_whose_counties_no_source_names_says_that(both: dict[str, OrganisationContext]) -> None:
    org = both["sv"]
    region = next(iter(org.maker.site_context.catalogue.regions.values()))
    nobody = region.model_copy(update={"coordinators": region.coordinators.model_copy(update={"covers": ()})})
    assert professionals.covered_counties(org, nobody) == "Våra källor säger inte vilka län de ansvarar för."


def test_each_member_stands_once_under_its_region_and_an_empty_region_has_no_heading(
    org: OrganisationContext,
) -> None:
    shown = members.directory_part(org).groups
    listed = {row.id: group.anchor for group in shown for row in group.rows}
    assert sum(len(group.rows) for group in shown) == len(listed)
    assert listed == {
        id: f"region-{member.region}" if member.region else "hela-landet"
        for id, member in org.members.items()
    }
    assert all(group.rows for group in shown)


def test_every_answer_of_the_filter_leaves_somebody(org: OrganisationContext) -> None:
    has = [set(members.tokens(member)) for member in org.members.values()]
    for question in members.questions(org):
        assert len(question.options) > 2
        assert all(any(answer.token in one for one in has) for answer in question.options[1:])
    assert ".none" not in members.filter_style(org)


SAID = {
    "housing": r"boende|jour",
    "talk": r"samtal|stödlinje|chatt",
    "legal": r"jurid",
    "outreach": r"uppsök|besök",
    "health": r"vård",
}
"""What stands in `does` of whoever gives a kind of help."""


def test_a_kind_of_help_is_told_of_nobody_whose_sources_do_not_name_it(real_records: Catalogue) -> None:
    found = [(id, kind) for id, one in real_records.members.items() for kind in one.help]
    assert {kind for _, kind in found} == set(SAID) == set(get_args(Help))
    for id, kind in found:
        assert re.search(SAID[kind], " ".join(real_records.members[id].does)), (id, kind)


def test_a_page_of_a_member_leads_to_its_services_in_the_finder(both: dict[str, OrganisationContext]) -> None:
    org = both["en"]
    made = {planned.path: planned.make() for planned in pages.planned_pages(projects.REAL, [org])}
    assert all(page.path == path for path, page in made.items())
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
    assert html(some, "newsletters").count(f'<a href="{url}"') == 1
    parsed = feedparser.parse(
        dict(feeds.files(projects.REAL, some))[org.folder(prose_addresses.NEWSLETTER_FEED)]
    )
    assert [entry.link for entry in parsed.entries].count(url) == 1


def test_without_newsletters_there_is_no_feed_of_them(org: OrganisationContext) -> None:
    none = changed(org, newsletters=())
    assert org.folder(prose_addresses.NEWSLETTER_FEED) not in dict(feeds.files(projects.REAL, none))
    assert "nyhetsbrev.xml" not in html(none, "feeds") and "alla.xml" in html(none, "feeds")
