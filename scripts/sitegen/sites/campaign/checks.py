"""Check the campaign's claims against its prose, and its texts against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core import SOURCE_LANGUAGE, Problem, did_you_mean, quoted
from sitegen.records import Catalogue
from sitegen.sites.campaign import ad_records, help_records, prose, quantity_words
from sitegen.sites.campaign.campaign_context import prose_name
from sitegen.sites.campaign.material import PAGES_OF_ADS, PAGES_OF_RECORDS, MaterialReading, has_page
from sitegen.sites.campaign.model import CampaignClaim, ClaimText
from sitegen.sites.campaign.number_words import numbers
from sitegen.sites.campaign.prose import CALL, CARD, INLINE, PAGE_LINK, ClaimReference, ProseFile
from sitegen.web import Key

ADDRESS = re.compile(r"\]\([^)\s]*\)")
LEFT_OVER = re.compile(r"\[\[|\]\]|[{}]")
WAY_OUT = "hänvisa till ett påstående, {id} eller [[id]], eller skriv orden i data/allowed.yml med ett skäl"


def check(reading: MaterialReading) -> Iterator[Problem]:
    """Yield every problem between the files of the campaign."""
    yield from same_pages(reading)
    yield from pages_without_records(reading)
    yield from weak_claims(reading)
    yield from unsupported_numbers(reading)
    yield from larger_words(reading)
    yield from numbers_agree(reading)
    yield from drawn_numbers(reading)
    yield from wrong_references(reading)
    yield from unclaimed_quantities(reading)
    yield from same_claims(reading)
    yield from lines_to_nobody(reading)
    yield from links_to_nothing(reading)
    yield from needless_permissions(reading)
    yield from ad_records.check(reading.ads, publishable(reading))


def help_agrees(reading: MaterialReading, records: Catalogue) -> Iterator[Problem]:
    """Yield every problem of the records of help against the data, the claims and the pages."""
    yield from help_records.check(reading.help, records, publishable(reading), page_names(reading))


def publishable(reading: MaterialReading) -> frozenset[str]:
    """Return the ids of the claims that pages may show in every language."""
    languages, claims = reading.material.prose, reading.material.claims
    return frozenset(
        id for id, claim in claims.items() if not any(_untold(claim, code) for code in languages)
    )


def page_names(reading: MaterialReading) -> frozenset[str]:
    """Return the names of the pages of prose, which are those of their Swedish files."""
    return frozenset(reading.material.prose.get(SOURCE_LANGUAGE, ()))


def same_pages(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each page that one language has and another does not."""
    written = reading.material.prose
    names: set[str] = set().union(*written.values())
    for language, pages in written.items():
        for name in sorted(names - pages.keys()):
            other = next(found[name].path for found in written.values() if name in found)
            message = f"sidan finns inte på “{language}”; skriv {name}.md där också"
            yield Problem(other, 0, 0, message)


def pages_without_records(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each file of prose whose page is made of records that the campaign has not."""
    for kind in (*PAGES_OF_RECORDS, PAGES_OF_ADS):
        name = prose_name(Key(kind))
        for pages in reading.material.prose.values():
            if name in pages and not has_page(reading.material, kind):
                records = PAGES_OF_RECORDS.get(kind, "")
                made_of = reading.help.file(records) if records else ad_records.FOLDER
                message = f"sidan görs av {made_of}, som saknas; ta tillbaka den eller döp om texten"
                yield Problem(pages[name].path, 0, 0, message)


def weak_claims(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for low confidence that is published, medium without limits, waiting without a note."""
    for loaded in reading.claims.values():
        claim = loaded.record
        if claim.publish == "yes" and claim.confidence == "low":
            message = 'låg tillförlitlighet får inte publiceras; skriv publish: "no"'
            yield loaded.problem("publish", message=message)
        if claim.publish == "yes" and claim.confidence == "medium" and not claim.limits:
            message = "medelhög tillförlitlighet kräver limits: vad läsaren behöver veta om underlaget"
            yield loaded.problem("confidence", message=message)
        if claim.publish == "after_check" and not claim.note:
            yield loaded.problem("publish", message="skriv i note vem eller vad som påståendet väntar på")


def unsupported_numbers(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for numbers of a claim that neither its sources (`says`) nor its figure holds."""
    for loaded in reading.claims.values():
        missing = numbers(loaded.record.statement.sv, SOURCE_LANGUAGE) - _known(loaded.record)
        if missing:
            message = f"talet {', '.join(sorted(missing))} finns inte i någon källa (says) eller i figure"
            yield loaded.problem("statement", "sv", message=message)


def larger_words(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each word that says more of how many or how surely than the sources of a claim."""
    for loaded in reading.claims.values():
        claim = loaded.record
        carried = " · ".join((*_source_texts(claim), claim.rounded or ""))
        for name, text in (("statement", claim.statement), ("limits", claim.limits)):
            for word in quantity_words.larger_than(carried, text.sv) if text else ():
                message = f"{quoted(word)} säger mer än källorna (says); skriv inte mer än de säger"
                yield loaded.problem(name, "sv", message=message)
        for word in quantity_words.only_in_english(claim.statement.sv, claim.statement.en or ""):
            yield loaded.problem("statement", "en", message=f"{quoted(word)} säger mer än svenskan")


def _source_texts(claim: CampaignClaim) -> list[str]:
    """Return what the sources of a claim say, and what they are called."""
    return [source.says for source in claim.sources] + [source.title for source in claim.sources]


def _known(claim: CampaignClaim) -> frozenset[str]:
    """Return the numbers that the record itself carries with a source."""
    texts = _source_texts(claim)
    texts += [str(source.year) for source in claim.sources] + [claim.rounded or ""]
    if claim.figure:
        own = claim.figure
        texts += [*own.values, own.year, str(own.n or ""), own.population.sv]
    return frozenset().union(*(numbers(text, SOURCE_LANGUAGE) for text in texts))


def numbers_agree(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each English text of a claim with other numbers than the Swedish one."""
    for loaded in reading.claims.values():
        claim = loaded.record
        population = claim.figure.population if claim.figure else None
        texts: dict[tuple[str, ...], ClaimText | None] = {
            ("statement",): claim.statement,
            ("limits",): claim.limits,
            ("figure", "population"): population,
        }
        for place, text in texts.items():
            if text and text.en and numbers(text.sv, "sv") != numbers(text.en, "en"):
                yield loaded.problem(*place, "en", message="engelskan ska ha samma tal som svenskan")


def drawn_numbers(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each number that is drawn and not said, and for a picture that cannot be drawn."""
    for loaded in reading.claims.values():
        said = numbers(loaded.record.statement.sv, SOURCE_LANGUAGE)
        for name, drawn in (("dots", loaded.record.dots), ("band", loaded.record.band)):
            values = [value for _, value in drawn or () if not isinstance(value, bool)]
            for value in values:
                if str(value) not in said:
                    yield loaded.problem(name, message=f"talet {value} ritas men står inte i påståendet")
            if values and values[0] >= values[1]:
                order = {"dots": "filled ska vara mindre än of", "band": "low ska vara mindre än high"}
                yield loaded.problem(name, message=order[name])


def wrong_references(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each reference to a claim that may not be shown or does not say it."""
    for language, page in _pages(reading):
        for reference in prose.references(page):
            if fault := _fault(reading, reference, language):
                yield _at(page, reference.line, reference.column, fault)


def _fault(reading: MaterialReading, reference: ClaimReference, language: str) -> str:
    loaded = reading.claims.get(reference.id)
    if loaded is None:
        known = did_you_mean(reference.id, reading.claims)
        return f"påståendet {quoted(reference.id)} finns inte i data/claims{known}"
    return _untold(loaded.record, language) or _unsaid(loaded.record, reference, language)


def _untold(claim: CampaignClaim, language: str) -> str:
    """Return why a page of the language may not show a claim, or "" when it may."""
    if not claim.shown:
        return f"påståendet visas inte (publish: {claim.publish}, confidence: {claim.confidence})"
    if language != SOURCE_LANGUAGE:
        texts = (claim.statement, claim.limits, claim.figure and claim.figure.population)
        if any(text and not text.en for text in texts):
            return "påståendet saknar engelsk text (en)"
    return ""


def _unsaid(claim: CampaignClaim, reference: ClaimReference, language: str) -> str:
    """Return what a reference takes from a claim that the claim does not have, or ""."""
    statement = claim.statement.in_language(language)
    if reference.words and _plain(reference.words) not in _plain(statement):
        return f"orden {quoted(reference.words)} står inte i påståendet: {quoted(statement)}"
    values = claim.figure.values if claim.figure else ()
    if not reference.card and not reference.words and reference.number > len(values):
        return f"påståendet har inget tal nummer {reference.number} (figure: values)"
    return ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def unclaimed_quantities(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each number or quantity word that no claim carries, and each misspelt mark."""
    for language, page in _pages(reading):
        allowed = [row.record.text for row in reading.allowed.values() if language in row.record.languages]
        for number, line in enumerate(page.lines, start=1):
            rest = _without(line, allowed)
            for start, word in sorted(set(quantity_words.unsourced(rest, language))):
                yield _at(page, number, start + 1, f"{quoted(word)} har ingen källa; {WAY_OUT}")
            if mark := LEFT_OVER.search(rest):
                yield _at(page, number, mark.start() + 1, f"“{mark[0]}” känns inte igen; {WAY_OUT}")


def _without(line: str, allowed: list[str]) -> str:
    """Return the line with spaces in place of what carries its source itself, so that columns stay."""
    whole = CARD.fullmatch(line.strip()) or CALL.fullmatch(line.strip())
    marked = " " * len(line) if whole else line
    for pattern in (INLINE, ADDRESS):
        marked = pattern.sub(lambda hit: " " * len(hit[0]), marked)
    for text in sorted(allowed, key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE)
        marked = pattern.sub(lambda hit: " " * len(hit[0]), marked)
    return marked


def same_claims(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each claim or line to call that only a page or only its Swedish page names."""
    swedish = reading.material.prose.get(SOURCE_LANGUAGE, {})
    for language, page in _pages(reading):
        name = page.path.rpartition("/")[2].removesuffix(".md")
        if language != SOURCE_LANGUAGE and name in swedish:
            wanted = {*_named(swedish[name])}
            for id in sorted(wanted ^ {*_named(page)}):
                what = "saknar" if id in wanted else "visar"
                message = f"{what} {quoted(id)}, tvärtemot den svenska sidan"
                yield Problem(page.path, 0, 0, message)


def _named(page: ProseFile) -> Iterator[str]:
    """Yield the ids of the claims and of the lines to call that a page names."""
    yield from (reference.id for reference in prose.references(page))
    yield from (call.id for call in prose.calls(page))


def lines_to_nobody(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each line to call that is no row of national.yml."""
    rows = reading.material.help.national
    for _, page in _pages(reading):
        for call in prose.calls(page):
            if call.id not in rows:
                known = did_you_mean(call.id, rows)
                message = f"{quoted(call.id)} saknar en rad i data/aid/national.yml{known}"
                yield _at(page, call.line, 1, message)


def links_to_nothing(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a problem for each link to a file of prose that does not exist."""
    for language, page in _pages(reading):
        names = reading.material.prose[language]
        for number, line in enumerate(page.lines, start=1):
            for hit in PAGE_LINK.finditer(line):
                if hit[1] not in names:
                    message = f"filen {hit[0]} finns inte{did_you_mean(hit[1], names)}"
                    yield _at(page, number, hit.start() + 1, message)


def needless_permissions(reading: MaterialReading) -> Iterator[Problem]:
    """Yield a warning for each row of allowed.yml whose words no prose holds any more."""
    pages = list(_pages(reading))
    for row in reading.allowed.values():
        text = row.record.text.casefold()
        for place, code in enumerate(row.record.languages):
            held = (line.casefold() for language, page in pages if language == code for line in page.lines)
            if not any(text in line for line in held):
                message = f"orden står inte i någon text på “{code}”; ta bort dem här"
                yield row.problem("languages", place, message=message, severity="warning")


def _pages(reading: MaterialReading) -> Iterator[tuple[str, ProseFile]]:
    for language, pages in reading.material.prose.items():
        for page in pages.values():
            yield language, page


def _at(page: ProseFile, line: int, column: int, message: str) -> Problem:
    return Problem(page.path, line, column, message, source_line=page.lines[line - 1])
