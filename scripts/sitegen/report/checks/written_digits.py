"""What texts say in digits comes from the figures; words that carry a number are true in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.core import PROSE_LANGUAGES, Problem, Severity, quoted, sheet_cells
from sitegen.reading import Loaded, Location
from sitegen.records import Localized
from sitegen.records.localized import Label
from sitegen.report.checks.message_numbers import plain
from sitegen.report.figures import prose_figures, words
from sitegen.report.figures.book import Book, ValueSpan
from sitegen.report.formula import Unresolved
from sitegen.report.model import Claim, Correction, Disclosure, Report
from sitegen.report.read_reports import Reading

SHORTENED = re.compile(r"(?<!\d)(\d{1,2})\s?[-–]\s?(\d{3,})(?!\d)")
# Ages, laws and years say who is counted and are no count: “18–24 år”, “45 years and over”, “4 kap. 1 a §”.
_NUMBER = r"\d{1,3}(?:\s?[–-]\s?\d{1,3}|\+)?"
BAND = re.compile(
    rf"\b{_NUMBER}(?:\s|-)(?:år|åring|åringar|månader|years?|year-olds?|months?)\b|"
    r"\b\d+\s?[a-z]?\s?§|\b(?:[Cc]hapter|[Ss]ection)\s\d+[a-z]?\b|\b(?:19|20)\d\d[/–-]\d\d\b|"
    rf"\b(?:[Uu]nder|[Öö]ver|[Oo]ver|[Aa]ged?|[Åå]lder)\s{_NUMBER}(?!\s?%)\b"
)
BEGINS_WITH_DIGIT = re.compile(r"(?:^|(?!kap)[\w%)”\"]{3}[.!?]\s+)(\d\S*)")
GROUPS = frozenset({"rows", "columns", "universes"})


def _names_a_group(location: Location) -> bool:
    """Whether a label says who is counted: that of a row, a column, or a whole group."""
    return bool(GROUPS & set(location[:3])) and location[-1] != "note"


def paragraphs(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each unknown figure of a paragraph, and each digit that no reference gives."""
    for id, loaded in reading.loaded.items():
        for location, text in _in_languages(reading.passages[id]):
            for fault in prose_figures.faults(reading.book, id, text, str(location[-1])):
                yield loaded.problem(*location, message=fault)


def sentences_begin_with_words(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each sentence that begins with a number once its figures are in place."""
    for id, loaded in reading.loaded.items():
        for location, passage in reading.passages[id]:
            for code in PROSE_LANGUAGES:
                try:
                    text = prose_figures.expand(reading.book, id, passage, code)
                except Unresolved:  # told by `paragraphs`
                    continue
                for found in BEGINS_WITH_DIGIT.finditer(text):
                    message = f"meningen börjar med ett tal, {quoted(found[1])}; börja med ett ord"
                    yield loaded.problem(*location, code, message=message)


def wrong_sources_are_told(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each fault of the source that readers are not told of in a line of its own."""
    for loaded in reading.loaded.values():
        for index, finding in enumerate(loaded.record.findings):
            if finding.told is None and finding.grade != "note":
                message = "rättas inte i tysthet; skriv told, en rad till läsarna om vad som inte går ihop"
                yield loaded.problem("findings", index, message=message)


def labels(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each label, heading or remark with a digit that counts something."""
    for id, loaded in reading.loaded.items():
        for location, text in _in_languages(_labels(reading, id)):
            counting = BAND.sub("", text) if _names_a_group(location[:-1]) else text
            for digits in prose_figures.loose_digits(counting):
                message = f"{quoted(digits)} är skrivet för hand; säg det utan tal"
                yield loaded.problem(*location, message=message)


def formulas(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each text that a spreadsheet would run: it begins as a formula does."""
    for id, loaded in reading.loaded.items():
        labels = dict(_in_languages(_labels(reading, id)))
        for location, text in {**labels, **dict(_texts_of(reading, id))}.items():
            if sheet_cells.is_formula(text):
                message = f"{quoted(text)} tas för en formel i kalkylprogram; börja med ett ord"
                yield loaded.problem(*location, message=message)


def _labels(reading: Reading, id: str) -> Iterator[tuple[Location, Localized]]:
    """Everything with words in both languages, apart from claims and corrections, which carry numbers."""
    for at, value in reading.walked[id]:
        if isinstance(value, Label | Disclosure) and not isinstance(value, Claim | Correction):
            yield at, value.words


def same_figures_in_both_languages(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each English paragraph with other figures than the Swedish one."""
    for id, loaded in reading.loaded.items():
        for location, passage in reading.passages[id]:
            sv, en = (
                sorted(prose_figures.placeholders(passage.in_language(code))) for code in PROSE_LANGUAGES
            )
            if sv != en:
                odd = ", ".join(sorted(set(sv) ^ set(en))) or "samma siffra olika många gånger"
                message = f"svenskan och engelskan har inte samma siffror: {odd}"
                yield loaded.problem(*location, "en", message=message)


def _texts(reading: Reading) -> Iterator[tuple[str, Location, str]]:
    """Each text of each report in the language it stands in, claims too."""
    for id in reading.loaded:
        yield from ((id, location, text) for location, text in _texts_of(reading, id))


def _texts_of(reading: Reading, id: str) -> Iterator[tuple[Location, str]]:
    claims = reading.loaded[id].record.claims
    yield from _in_languages(reading.passages[id])
    yield from _in_languages((("claims", name), claim) for name, claim in claims.items())


def _in_languages(texts: Iterable[tuple[Location, Localized]]) -> Iterator[tuple[Location, str]]:
    """Yield each text in each language that it is written in, with its place."""
    for location, text in texts:
        yield from (((*location, code), text.in_language(code)) for code in PROSE_LANGUAGES)


def spans_of_years(reading: Reading) -> Iterator[Problem]:
    """Yield a warning where words and years disagree: `de tre senaste åren (2022–2025)` are four."""
    for id, location, text in _texts(reading):
        for said, years, found in words.year_spans(text):
            if years != found:
                message = f"{quoted(said)}: från första till sista är det {found} kalenderår, inte {years}"
                yield reading.loaded[id].problem(*location, message=message, severity="warning")


def shortened_ranges(reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each range as `3–400`, which may be read as from three."""
    for id, location, text in _texts(reading):
        for low, high in SHORTENED.findall(text):
            message = f"{quoted(f'{low}–{high}')} kan läsas som från {low}; skriv båda talen i sin helhet"
            yield reading.loaded[id].problem(*location, message=message, severity="warning")


def quotes_stand_alone(reading: Reading) -> Iterator[Problem]:
    """Yield what a quotable paragraph lacks away from its page: the year, a figure, the base of a share."""
    for id, loaded in reading.loaded.items():
        quote = loaded.record.quote
        if quote is None:
            continue
        for language in PROSE_LANGUAGES:
            for fault in _lacking(loaded.record, quote.in_language(language)):
                yield loaded.problem("quote", language, message=fault)
        for ref in prose_figures.placeholders(quote.sv):
            for fault in _not_quotable(reading.book, id, ref, quote.sv):
                yield loaded.problem("quote", message=fault)


def _lacking(report: Report, text: str) -> Iterator[str]:
    if str(report.year) not in text:
        yield f"stycket citeras utan sidan omkring; nämn året, {report.year}"
    if not prose_figures.placeholders(text):
        yield "stycket har ingen siffra; hänvisa till en som {namn}"


def _not_quotable(book: Book, id: str, ref: str, text: str) -> Iterator[str]:
    """Yield a figure that the source contradicts, and a share without the group that it is a share of."""
    try:
        home, name = book.find(id, ref)
    except Unresolved:  # told by `paragraphs`
        return
    figure = book.reports[home].figures.get(name)
    if figure is not None and figure.disputed:
        yield f"{quoted(ref)} är omtvistad i källan och kan inte citeras; välj en annan siffra"
    if figure is not None and figure.show == "percent":
        base = figure.den.text if figure.den is not None else "det den är räknad på"
        if base not in prose_figures.placeholders(text):
            yield f"andelen {quoted(ref)} citeras utan sin bas; nämn också {base}"


# -- words that carry a number -----------------------------------------------------------------


def words_hold(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for words that are not true of their value, or cannot be held against one."""
    for loaded, name, claim in reading.claims():
        if claim.unverifiable is not None:
            message = f"går inte att pröva: {claim.unverifiable}"
            yield loaded.problem("claims", name, message=message, key=True, severity="note")
        elif claim.value is None:
            message = "skriv value, det som orden handlar om, eller unverifiable, varför de inte kan prövas"
            yield loaded.problem("claims", name, message=message, key=True)
        else:
            yield from _held(reading.book, loaded, name, claim)


def _held(book: Book, loaded: Loaded[Report], name: str, claim: Claim) -> Iterator[Problem]:
    try:
        value = value_of(book, loaded.id, claim)
    except Unresolved:
        return
    for language in PROSE_LANGUAGES:
        text = claim.in_language(language)
        phrase = words.read(text, language, compares=claim.than is not None)
        if phrase is None:
            message = f"{quoted(text)}: inget ord som går att pröva; skriv t.ex. nästan hälften, fler än"
            yield loaded.problem("claims", name, language, message=message)
            continue
        if said := SAID.get(verdict := phrase.of(value)):
            severity: Severity = "error" if verdict == "false" else "warning"
            message = f"{quoted(text)} {said}: värdet är {_shown(value, phrase)}"
            yield loaded.problem("claims", name, language, message=message, severity=severity)


SAID = {
    "false": "stämmer inte",
    "doubtful": "tänjer på ordet",
    "unknown": "går inte att pröva, för värdet är dolt eller ett spann",
}


def value_of(book: Book, id: str, claim: Claim) -> ValueSpan:
    """Return the value that a claim is about, or its ratio to what it compares with. Raises `Unresolved`."""
    assert claim.value is not None
    value = book.value(id, claim.value)
    return value if claim.than is None else value / book.value(id, claim.than)


def _shown(value: ValueSpan, phrase: words.Phrase) -> str:
    if phrase.scale in ("count", "ratio"):
        return plain(value)
    parts = [None if end is None else end * 100 for end in (value.low, value.high)]
    return f"{plain(ValueSpan(*parts))} procent"


def languages_agree(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each claim whose English sets another bound or another target than its Swedish."""
    for loaded, name, claim in reading.claims():
        phrases = [
            words.read(claim.in_language(code), code, compares=claim.than is not None)
            for code in PROSE_LANGUAGES
        ]
        if None not in phrases and phrases[0] != phrases[1]:
            message = f"säger något annat än svenskan, {quoted(claim.sv)}"
            yield loaded.problem("claims", name, "en", message=message)
