"""Reports for search engines and data portals: schema.org on their pages, DCAT-AP-SE 3.0.1 in one catalogue.

The words are those of docs.dataportal.se: a dataset is named without year or publisher where it can be,
has title and description in both languages, a publisher and its files as distributions. What the profile
asks for and only the owner can give is left out until it is there: the licences (`data_licence` of the site,
a check reminds of it) and an address for questions about the data.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from sitegen.core import languages
from sitegen.records import Localized, Site
from sitegen.report.editions.edition import JsonObject
from sitegen.report.editions.published import Published
from sitegen.report.publish import quoting
from sitegen.report.publish import reservations as told
from sitegen.report.publish.quoting import PUBLISHER
from sitegen.web import report_addresses, theme_pages

EU = "http://publications.europa.eu/resource/authority/"
SWEDEN = f"{EU}country/SWE"
SPOKEN = {"sv": f"{EU}language/SWE", "en": f"{EU}language/ENG"}
NON_PROFIT = "http://purl.org/adms/publishertype/NonProfitOrganisation"
# An edition changes when it is corrected, and never by the calendar.
WHEN_CORRECTED = f"{EU}frequency/IRREG"
# The one licence that the Swedish profile takes for the descriptions themselves.
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KEYWORDS = (
    Localized(sv="människohandel", en="human trafficking"),
    Localized(sv="exploatering", en="exploitation"),
    Localized(sv="civilsamhälle", en="civil society"),
    Localized(sv="brottsutsatta", en="victims of crime"),
)
NAMES = {MEDIA["csv"]: "CSV", MEDIA["json"]: "JSON", MEDIA["pdf"]: "PDF", MEDIA["xlsx"]: "Excel"}


def script(report: Published, site: Site, language: str) -> Markup:
    """Return the content of a page's script element; no `<` in it, so that nothing can end it."""
    text = json.dumps(dataset(report, site, language), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def dataset(report: Published, site: Site, language: str) -> JsonObject:
    """Return a report as a schema.org Dataset."""
    address = site.base_url + theme_pages.folder(report_addresses.overview(report), language)
    found: JsonObject = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": report.title.in_language(language),
        "description": told.description(report).in_language(language),
        "version": quoting.edition_words(report, language),
        "creativeWorkStatus": report.edition.status,
        "keywords": [words.in_language(language) for words in KEYWORDS],
        "inLanguage": language,
        "temporalCoverage": str(report.edition.year),
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "Sverige" if language == "sv" else "Sweden"},
        "creator": _organization(site),
        "publisher": _organization(site),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": url}
            for url, media in distributions(report, site)
        ],
    }
    found |= {"dateModified": day.isoformat()} if (day := changed(report)) else {}
    found |= {"datePublished": day.isoformat()} if (day := report.edition.published) else {}
    return found | ({"license": site.data_licence} if site.data_licence else {})


def changed(report: Published) -> dt.date | None:
    """Return the day when an edition last changed: of its last correction, of its issue, or of the draft."""
    corrected = [change.on for change in report.edition.corrections]
    return max(corrected, default=report.edition.published or report.drafted)


def _organization(site: Site) -> JsonObject:
    return {"@type": "Organization", "name": PUBLISHER, "url": site.base_url}


def distributions(report: Published, site: Site) -> Iterator[tuple[str, str]]:
    """Yield the address and the media type of each whole form of a report."""
    for path in (
        report_addresses.package(report),
        report_addresses.json(report),
        report_addresses.workbook(report),
        *(report_addresses.pdf(report, code) for code in languages.PROSE_LANGUAGES),
    ):
        yield site.base_url + path, MEDIA[path.rsplit(".", 1)[1]]


def catalogue(reports: Mapping[str, Published], site: Site) -> bytes:
    """Return the DCAT-AP-SE catalogue of all reports, as JSON-LD."""
    graph: list[JsonObject] = [_publisher(site), _catalogue(reports, site)]
    for report in reports.values():
        graph += _dataset(report, site)
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _publisher(site: Site) -> JsonObject:
    return {
        "@id": f"{site.base_url}#plattformen",
        "@type": ["foaf:Agent", "foaf:Organization"],
        "foaf:name": PUBLISHER,
        "dcterms:type": {"@id": NON_PROFIT},
        "foaf:homepage": {"@id": site.base_url},
    }


def _catalogue(reports: Mapping[str, Published], site: Site) -> JsonObject:
    found: JsonObject = {
        "@id": f"{site.base_url}{report_addresses.CATALOGUE}",
        "@type": "dcat:Catalog",
        "dcterms:title": _words(
            "Rapporter om människohandel och exploatering", "Reports on human trafficking and exploitation"
        ),
        "dcterms:description": _words(
            "Tabeller och siffror ur Plattformens rapporter, med förbehåll och status vid varje rad.",
            "Tables and figures of the Platform's reports, with reservations and status in every row.",
        ),
        "dcterms:publisher": {"@id": f"{site.base_url}#plattformen"},
        "dcterms:language": _spoken(*SPOKEN),
        "dcterms:spatial": {"@id": SWEDEN},
        "dcat:themeTaxonomy": {"@id": f"{EU}data-theme"},
        "foaf:homepage": {"@id": site.base_url},
        "dcat:dataset": [{"@id": _id(report, site)} for report in reports.values()],
    }
    return found | ({"dcterms:license": {"@id": CC0}} if site.data_licence else {})


def _spoken(*languages: str) -> list[JsonObject]:
    return [{"@id": SPOKEN[code]} for code in languages]


def _distribution(url: str, media: str, site: Site, report: Published) -> JsonObject:
    """Return the description of a file.

    The Swedish profile has its kind as a plain text, the European one as an address.
    """
    ending = [code for code in SPOKEN if url.endswith(f"-{code}.pdf")]
    found: JsonObject = {
        "@id": url,
        "@type": "dcat:Distribution",
        "dcterms:title": _words(f"{report.title.sv} ({NAMES[media]})", f"{report.title.en} ({NAMES[media]})"),
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcterms:format": media,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dcterms:language": _spoken(*(ending or SPOKEN)),
    }
    return found | ({"dcterms:license": {"@id": site.data_licence}} if site.data_licence else {})


def _dataset(report: Published, site: Site) -> Iterator[JsonObject]:
    files = [_distribution(url, media, site, report) for url, media in distributions(report, site)]
    said, days = told.description(report), {"issued": report.edition.published, "modified": changed(report)}
    yield {
        "@id": _id(report, site),
        "@type": "dcat:Dataset",
        "dcterms:title": _words(*(_title(report, code) for code in SPOKEN)),
        "dcat:keyword": [word for words in KEYWORDS for word in _words(words.sv, words.en)],
        "dcterms:description": _words(said.sv, said.en),
        "dcterms:publisher": {"@id": f"{site.base_url}#plattformen"},
        "dcterms:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dcat:theme": {"@id": f"{EU}data-theme/JUST"},
        "dcat:landingPage": {"@id": site.base_url + report_addresses.overview(report)},
        "dcat:version": quoting.edition_words(report, "sv"),
        "dcterms:provenance": {
            "@type": "dcterms:ProvenanceStatement",
            "rdfs:label": _words(report.source, report.source),
        },
        "dcterms:language": _spoken(*SPOKEN),
        "dcterms:spatial": {"@id": SWEDEN},
        "dcterms:temporal": _period(report.edition.year),
        "dcterms:accrualPeriodicity": {"@id": WHEN_CORRECTED},
        **{f"dcterms:{name}": _day(day) for name, day in days.items() if day},
        "dcat:distribution": [{"@id": file["@id"]} for file in files],
    }
    yield from files


def _title(report: Published, language: str) -> str:
    """Return the title of a dataset; that of a draft says so, for a portal shows little more."""
    draft = quoting.UNSETTLED.get(report.edition.status)
    title = report.title.in_language(language)
    return f"{title} ({draft.in_language(language)})" if draft else title


def _day(day: dt.date) -> JsonObject:
    return {"@type": "xsd:date", "@value": day.isoformat()}


def _id(report: Published, site: Site) -> str:
    return f"{site.base_url}{report_addresses.overview(report)}#data"


def _words(swedish: str, english: str) -> list[JsonObject]:
    return [{"@language": "sv", "@value": swedish}, {"@language": "en", "@value": english}]


def _period(year: int) -> JsonObject:
    ends = {"dcat:startDate": f"{year}-01-01", "dcat:endDate": f"{year}-12-31"}
    return {"@type": "dcterms:PeriodOfTime"} | {
        name: {"@type": "xsd:date", "@value": day} for name, day in ends.items()
    }
