"""Patterns of how people write where something is, to be searched for in folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.core.numerals import CARDINALS, TENS


@dataclass(frozen=True, slots=True)
class PlacePattern:
    """A pattern of places, the kind of place in Swedish, and when it is worth a search.

    `signs` are strings of which a text in lower case must hold one. A slow pattern is only tried near house
    numbers (`near_number`), or where a quick one finds a `hint`.
    """

    pattern: re.Pattern[str]
    what: str
    signs: tuple[str, ...] = ("",)
    near_number: bool = False
    needs_digit: bool = True
    hint: re.Pattern[str] | None = None


# Endings of street names. Those of the first row hardly end other words that a number follows.
_STREETS = (
    "gatan|gata|vägen|väg|gränden|gränd|allén|allé|torget|torg|plan|backen|stigen|stig|kajen|esplanaden|"
    "brinken|slingan|gången|vreten|(?<!webb)platsen"
)
# The others also end words such as “rapporteringen”: there the name must begin with a capital.
_OTHERS = (
    "hamnen|bron|strand|stranden|leden|led|liden|ringen|höjden|parken|sången|hagen|ängen|lunden|dalen|åsen|"
    "berget|kroken|svängen|tunet|gården|promenaden|passagen|viken|udden|holmen|trappan|terrassen|vallen|"
    "tomten|tunneln|kullen|gärdet|fältet|skogen|bäcken|källan|kvarnen|rondellen|hallen"
)
_ANY = f"(?:{_STREETS}|{_OTHERS})"
_COUNTED = (
    "%|procent|gånger|år|av|steg|åtgärder|mål|punkter|delar|dagar|veckor|månader|timmar|personer|kvinnor|män|barn|flickor|pojkar|vuxna|fall|kronor|januari|februari|mars|april|"
    "maj|juni|juli|augusti|september|oktober|november|december"
)
_NUMBER = rf"\d{{1,3}}(?!\d|[.,:]\d|\s*(?:{_COUNTED}))(?:\s?[A-Ha-h])?\b"
# House numbers in words, up to fifty-nine: “ett”, which is never the article that “en” is.
_UNITS = (names[-1] for names in CARDINALS["sv"][1:])
_TENS = (rf"{ten}\w*" for ten in TENS["sv"][:4])
NUMBER_WORDS = f"(?:{'|'.join((*_UNITS, *_TENS))})"
# After a house number comes no noun that is counted.
_ENDS = r"(?!\s+(?!(?:i|på|vid|och|nära|bakom|in|en|tr|trappa|lgh|port|hus)\b)[a-zåäö]{2})"
_NR = r"(?:nr\.?|nummer|no\.?|#)"
_FIRST = (
    r"(?<![\d.,:-])\d{1,3}[A-Za-z]?\s*,?\s+[A-ZÅÄÖ][a-zåäöé]{2,}(?:gatan|vägen|gränd|torget|allén|stigen)\b"
)
STREET = re.compile(
    rf"(?i:(?:{_STREETS})\s+{_NUMBER})"  # Storgatan 12
    rf"|(?i:{_ANY}\s*,?\s*{_NR}\s*{_NUMBER})"  # Storgatan nr 5
    # Strandhöjden 5; Storgatan, 5; Storgatan tolv
    rf"|\b[A-ZÅÄÖ][\wåäöé-]*?{_ANY}\s*,?\s+(?:{_NUMBER}|{NUMBER_WORDS}\b){_ENDS}"
    rf"|{_FIRST}"  # 12 Storgatan
    # nummer 12 på Storgatan; Storgatans nummer 12
    rf"|(?i:{_NR}\s*\d{{1,3}}\s+(?:på|i|vid)\s+)[A-ZÅÄÖ][\wåäöé-]*?(?:{_STREETS})\b"
    rf"|\b[A-ZÅÄÖ][\wåäöé-]*?{_ANY}s\s+(?i:{_NR})\s*\d{{1,3}}\b"
    rf"|\b[A-ZÅÄÖ][a-zåäö]{{2,}}(?:g|v|gr|pl|tg)\.\s*{_NUMBER}{_ENDS}"  # Storg. 12
    rf"|\b[a-zåäö]{{3,}}(?:g|v)\.\s*{_NUMBER}\s*(?=[,;)]|$)"
)
POSTCODE = re.compile(
    # Before a name in capitals, or in a script that has none.
    r"(?<![\d-])[1-9]\d{2}\s\d{2}\s*,?\s+[^\W\d_a-zåäö]"
    r"|(?<![\d+-])[1-9]\d{4}\s*,?\s+[A-ZÅÄÖ](?:[a-zåäö]{2}|[A-ZÅÄÖ]{2})"
    r"|\bSE?\s?-\s?\d{3}\s?\d{2}\b"
    r"|(?i:\bpost(?:nr|nummer|kod|code|al code)\b\W{0,3}(?:är\s)?\d{3}\s?\d{2}\b)"
)
BEFORE_A_TOWN = re.compile(r"(?<![\d+-])[1-9]\d{2}\s?\d{2}\s*,?\s+([^\W\d_]{2,})")

# Sweden lies between these degrees.
_NORTH, _EAST = r"(?:5[5-9]|6\d)", r"0?(?:1\d|2[0-4])"
_TO_EAST = r"\s*°?\s*[NS]?\s*[,;/ &|)(-]+\s*[EÖ]?\s*"
_SWEREF = r"(?:6[1-9]|7[0-6])\d{5}(?:[.,]\d+)?[\s,;/&]+(?:[EÖYey]\W{0,3})?[2-9]\d{5}(?:[.,]\d+)?"
COORDINATE = re.compile(
    rf"(?<![\d.,]){_NORTH}[.,]\d{{3,}}{_TO_EAST}{_EAST}[.,]\d{{3,}}"
    rf"|(?<![\d.,]){_EAST}[.,]\d{{3,}}\s*°?\s*[EÖ]\s*[,;/ ]+\s*{_NORTH}[.,]\d{{3,}}"
    rf"|(?<![\d.,/-]){_NORTH}\.\d{{2,}}\s*[,;]\s{_EAST}\.\d{{2,}}(?!\d*\s*(?:%|procent))"
    rf"|\b{_NORTH}\s*(?:°|grader)\s*\d{{1,2}}\D+(?:[\d.,]+\D+){{0,2}}{_EAST}\s*(?:°|grader)"
    rf"|\b{_NORTH}(?:[.,]\d+)?\s*°\s*[NS]?\W{{0,5}}{_EAST}(?:[.,]\d+)?\s*°"
    rf"|\bN\s?{_NORTH}(?:[ °.,]\s?\d+){{1,3}}\W{{0,4}}[EÖ]\s?{_EAST}[ °.,]"
    rf"|(?i:\blat(?:itude?n?)?\b\W{{0,4}}{_NORTH}[.,]\d+.{{0,40}}?(?:lon|lng|long)\w*\W{{0,4}}{_EAST}[.,]\d)"
    rf"|(?i:\bm?lat=-?\d+\.\d+&(?:amp;)?m?l(?:on|ng)=)"
    rf"|(?<![\d.]){_SWEREF}(?![\d.])"
    rf"|\bx\s?=\s?{_EAST}\.\d{{3,}}\W{{1,3}}y\s?=\s?{_NORTH}\.\d{{3,}}"
    r"|\b3[2-5]\s?[VW]\s?[A-Z]{2}\s?\d{2,5}\s?\d{2,5}\b"  # MGRS
    r"|(?i:\b[en]=\d{6,7}&(?:amp;)?[en]=\d{6,7})"
    r"|(?i:\b(?:SWEREF\s?99?|RT\s?90)\b.{0,30}?\d[\d ]{5,})"
)
_DEGREES = re.compile(
    r"[56]\d\s?(?:[.,°]|grader)|3[2-5]\s?[VW]|[en]=\d|N\s?[56]\d|[67]\d{6}|SWEREF|RT\s?90", re.IGNORECASE
)
MAP_LINK = re.compile(
    r"google\.[a-z.]+/maps|google\.[a-z.]+/(?:local|search)[^ ]*[?&]q=\d|maps\.(?:app\.)?goo|goo\.gl/maps"
    r"|g\.page/|maps\.google|maps\.apple|collections/maps|bing\.com/maps|openstreetmap\.org|osm\.org"
    r"|osmand\.net|waze\.com|plus\.codes|\bhitta\.se|eniro\.se|\b(?:wego\.)?here\.com|here\.we\b"
    r"|mapy\.(?:cz|com)|yandex\.[a-z.]+/(?:maps|navi)|maps\.yandex|mapquest\.|maps\.me\b|ge0\.me|omaps\.app"
    r"|earth\.google|google\.[a-z.]+/earth|citymapper\.com|viamichelin\.|moovit|glympse\.com|strava\.com|maps\.apple"
    r"|foursquare\.com/v|tripadvisor\.|lantmateriet\.se/\S*[?&][en]=|uber\.com/ul|booli\.se|hemnet\.se|karta\.\w+\.se"
    r"|openstreetmap\.|kartor\.|mapillary\.com|minkarta\.lantmateriet|2gis\.|komoot\.|what3words|w3w\.co"
    r"|(?<![/:])///?\w+\.\w+\.\w+(?![\w/])|(?<!\w)geo:\W?\d|comgooglemaps|geohash\W{0,3}\w"
    r"|(?<!-)\bmaps?://|ratsit\.se|merinfo\.se|mrkoll\.se|birthday\.se",
    re.IGNORECASE,
)
_CODE = r"[23456789CFGHJMPQRVWX]"
PLUS_CODE = re.compile(rf"(?<![\w/+=-])(?:{_CODE}{{2}}){{2,4}}\+{_CODE}{{2,3}}(?![\w/+=])")
PROPERTY = re.compile(
    r"(?i:\b(?:fastighet(?:en|sbeteckning\w*)?|kvarteret|kv\.)\W{1,3})"
    r"[A-ZÅÄÖ][\wåäö-]+\s(?:[A-ZÅÄÖ]\w+\s)?\d{1,3}(?::\d+)?\b"
)
# Four to six digits as doors have them, with what people put between: 12 34, 12-34, *1234#.
_KEYED = r"[*#]?\d(?:[ -]?\d){3,5}\b"
DOOR = re.compile(
    r"\b(?:port|dörr|entré|grind|lås|larm|hiss|trapp|ingångs|pass(?:er|age)|knapp|nyckel)(?:kod(?:en)?|skåp(?:et)?)\b\D{0,12}"
    rf"{_KEYED}|\bkod(?:en)?\s*(?:är|:|=)?\s*{_KEYED}|\b(?:door|entry|gate|key) ?code\b\D{{0,12}}{_KEYED}"
    rf"|\bkod(?:en)?\s(?:till|för|på|i)\s(?:port|dörr|entré|grind|hiss|lås)\w*\s*(?:är|:|=)?\s*{_KEYED}"
    rf"|\b(?:porten|dörren|grinden)(?:\s(?:öppnas\smed|öppnar\smed|har)\s|:\s?){_KEYED}"
    rf"|\b(?:slå|tryck|knappa)(?:\sin)?\s{_KEYED}\s(?:i|på|vid)\s(?:\w*dosan|\w*telefonen|dörren|porten|knappsatsen)"
    rf"|\b(?:porttelefon|knappsats|porttele)\w*[\s:]+{_KEYED}",
    re.IGNORECASE,
)

_STREET_SIGNS = (*re.sub(r"\(.*?\)", "", f"{_STREETS}|{_OTHERS}").split("|"), "g.", "v.", "gr.", "pl.", "tg.")
_MAP_SIGNS = tuple(
    """map osm waze plus. words w3w geo hitta eniro here. google. g.page moovit glympse strava foursquare
        tripadvisor michelin uber. booli hemnet karta. kartor. lantmateriet earth /// ge0. 2gis komoot ratsit
        merinfo mrkoll birthday yandex""".split()
)
KINDS = (
    PlacePattern(STREET, "en gatuadress", _STREET_SIGNS, near_number=True, needs_digit=False),
    PlacePattern(POSTCODE, "ett postnummer", hint=re.compile(r"\d{3}\s?\d{2}")),
    PlacePattern(COORDINATE, "en koordinat", hint=_DEGREES),
    PlacePattern(MAP_LINK, "en kartlänk", _MAP_SIGNS, needs_digit=False),
    PlacePattern(PLUS_CODE, "en pluskod", ("+",)),
    PlacePattern(PROPERTY, "en fastighet", ("fastighet", "kvarteret", "kv.")),
    PlacePattern(
        DOOR, "en kod till en dörr", ("kod", "code", "skåp", "port", "dörr", "grind", "dosan", "knapp")
    ),
)
"""What no text may tell, unless it is public."""

_DECIMALS = rf"{_NORTH}[.,]\d+\D{{1,30}}?{_EAST}[.,]\d+|{_EAST}[.,]\d+\D{{1,30}}?{_NORTH}[.,]\d+"
_RURAL = (
    "by|bo|torp|hult|måla|ryd|arp|stad|sta|boda|vik|näs|ås|holm|berga?|lund|dal|fors|hem|gård|mo|böle|"
    "landa|red"
)
_STREETS_IN_ANY_CASE = (
    rf"(?i:{_ANY}\s*,?\s*(?:{_NUMBER}|{NUMBER_WORDS}\b)|\b[a-zåäö]{{3,}}(?:g|v|gr|pl|tg)\.\s*{_NUMBER})"
)
# Trains and buses, with where they stop: tunnelbana Provplan, bussen till Provby, Provby station.
_STOP = (
    r"(?i:\b(?:station(?:en)?|hållplats(?:en)?|tunnelbana(?:n)?|pendeltåg(?:et)?|spårvagn(?:en)?|buss(?:en)?|tåg(?:et)?)"
    r"(?:\s(?:linje\s)?\d{1,3})?(?:\s(?:till|från|vid|mot|i))?)\s[A-ZÅÄÖ][a-zåäö]{2,}"
    r"|\b[A-ZÅÄÖ][a-zåäö]{2,}s?\s(?:(?:buss|tåg|central)?station|hållplats|resecentrum|centralstation)(?:en)?\b"
)
_THREE_WORDS = r"(?<![\w./@:-])[a-zåäö]{4,}\.[a-zåäö]{4,}\.[a-zåäö]{4,}(?![\w./@])"
STRICT_KINDS = (
    *KINDS,
    PlacePattern(re.compile(_STREETS_IN_ANY_CASE), "en gatuadress", needs_digit=False),
    PlacePattern(re.compile(rf"\b[A-ZÅÄÖ][a-zåäö]*(?:{_RURAL})\s\d{{1,3}}\b"), "en adress"),
    PlacePattern(
        re.compile(r"(?i:\b(?:lgh|lägenhet)\s?\d{3,4}\b|\bc/o\b|\bBox\s\d+)"), "en adress", needs_digit=False
    ),
    PlacePattern(
        re.compile(r"(?<![\d+])(?<!\d[\s-])\d{3}[\s.-]?\d{2}(?![\s-]?\d)"), "fem siffror som ett postnummer"
    ),
    PlacePattern(re.compile(rf"(?<![\d.,])(?:{_DECIMALS})"), "en koordinat"),
    PlacePattern(
        re.compile(r"\b(?!(?:Mån|Tis|Ons|Tors|Fre|Lör|Sön)dag|Klock)[A-ZÅÄÖ][a-zåäö]{2,}\s\d{1,3}:\d{1,4}\b"),
        "en fastighet",
    ),
    PlacePattern(re.compile(r"\b(?=\w*\d\w*\b)u[3-7][0-9b-hjkmnp-z]{3,10}\b"), "en geohash"),
    PlacePattern(re.compile(r"(?i:\briktnummer\s*0\d{1,3}\b|\b0\d{1,3}-?området\b)"), "ett riktnummer"),
    PlacePattern(re.compile(r"\b[A-Z]{1,2}-?\s?län(?:et)?\b"), "ett län", needs_digit=False),
    PlacePattern(re.compile(_STOP), "en hållplats", needs_digit=False),
    PlacePattern(re.compile(_THREE_WORDS), "tre ord som är en plats", needs_digit=False),
)
"""What a text may not tell that is about a place which must not be found."""
