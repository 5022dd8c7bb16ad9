"""Every gate stops what it is there for: the real site with one thing broken, row by row.

`MUTANTS` is the list of what has been tried, under the gate that stops it. A new row is one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import projects
from built import test_facts, test_headers, test_links
from built.mutants import Gate, Mutant, planted, stops
from built.site import CARD, MAIN, ROOT
from sitegen import gates
from sitegen.build.all_text_sets import all_text_sets
from sitegen.core import Project, clock
from sitegen.gates import (
    accessible_names,
    alternates,
    bare_headings,
    dead_links,
    empty_sentences,
    exits,
    finder_list,
    first_flight,
    heads,
    host_limits,
    neutral_traces,
    offered_pages,
    policies,
    privacy,
    running_code,
    shown_numbers,
    whole_rights,
    withheld,
)
from sitegen.language import messages
from sitegen.records import Catalogue, catalogue

FINDER, THAI, ARABIC = (f"{code}sok-hjalp/index.html" for code in ("", "th/", "ar/"))
REGION = "pl/sok-hjalp/region/bergslagen/index.html"
ARABIC_RIGHTS = "ar/sok-hjalp/rattigheter/index.html"
RIGHTS, SAFETY = "uk/sok-hjalp/rattigheter/index.html", "fr/sok-hjalp/sakerhet/index.html"
OTHERS = "ro/sok-hjalp/andra/index.html"
PROSE, NOT_FOUND, HEADERS = "en/index.html", "404.html", "_headers"
THAI_WORDS = "th/LC_MESSAGES/messages.po"
END = "(?=</main>)"
# The first row that calls, after 112; and the last one.
CALL = r"<a (?:class=t )?href=tel:\+?\d+>.*?</a>"
# Whether the script is told of them hangs on the day.
HOURS = r"<(?:span (?:class=y(?: data-h=[^>]+)?|data-h=[^>]+ class=y)|i data-h=[^>]+)>"
LAST_CALL = rf"{CALL}(?!.*<a (?:class=t )?href=tel:)"
META = '<meta http-equiv="Content-Security-Policy"[^>]+>'
DRAWING = "grafik/hus.svg"
HASHED = test_headers.test_every_inline_script_and_style_has_its_hash_in_the_policy
POLICY = test_headers.test_the_policy_allows_nothing_but_what_it_names
PROMISED = test_headers.test_every_page_gets_the_promised_headers
WITHHELD = test_facts.withheld_dials()[0]
Folders = Callable[[str], Path]
NOISE = "".join(f" {number * 7919 % 100_003:x}" for number in range(9000))

MUTANTS: dict[Gate, list[Mutant]] = {
    privacy.told_origins: [
        Mutant("a contact without noreferrer", THAI, " rel=noreferrer", ""),
        Mutant("an exit without noreferrer", ARABIC, "nofollow noreferrer", "nofollow"),
        Mutant("prose without noreferrer", PROSE, ' noreferrer"', '"'),
    ],
    privacy.unguarded_windows: [
        Mutant("a new window without noopener", SAFETY, END, '<a href="./" target=_blank>x</a>'),
    ],
    running_code.unsafe: [
        Mutant("an inline style", SAFETY, "<h1", '<h1 style="color:red"'),
        Mutant("an inline handler", RIGHTS, "<h1", '<h1 onclick="x()"'),
        Mutant("a link that runs a script", OTHERS, END, '<a href="javascript:x()">x</a>'),
        Mutant("a link that runs, spelled", OTHERS, END, '<a href=" Java&#9;Script&colon;x()">x</a>'),
        Mutant("a page that leads on", PROSE, END, '<meta http-equiv=Refresh content="0;URL=//x.example">'),
        Mutant("another base", PROSE, END, "<base href=//x.example/>"),
        Mutant("a frame", PROSE, END, '<iframe srcdoc="x"></iframe>'),
        Mutant("a link that tells others", RIGHTS, END, '<a href="./" ping="https://x.example/">x</a>'),
        Mutant("a remark that is published", PROSE, END, "<!-- ring Anna -->"),
        Mutant("a handler that only browsers see", PROSE, END, '<p/class="x"/onclick=x()>x</p>'),
    ],
    running_code.unsafe_drawings: [
        Mutant("a drawing that runs", DRAWING, "(?=</svg>)", "<script>x()</script>"),
        Mutant("a drawing with a handler", DRAWING, "<svg", '<svg onload="x()"'),
        Mutant("a drawing that leads on", DRAWING, "(?=</svg>)", '<a href="https://x.example"><g/></a>'),
        Mutant("a drawing that loads", DRAWING, "(?=</svg>)", "<style>@import '//x.example'</style>"),
        Mutant("a drawing of entities", DRAWING, "^", '<!DOCTYPE svg [<!ENTITY a "b">]>'),
    ],
    policies.missing: [
        Mutant("a page without its policy", THAI, META, ""),
        Mutant("prose without its policy", PROSE, META, ""),
        Mutant("an error page without its policy", NOT_FOUND, META, ""),
        Mutant("two policies", THAI, f"({META})", r"\1\1"),
        Mutant("a policy that comes too late", THAI, f"({META})(.*?</style>)", r"\2\1"),
    ],
    policies.loose: [
        Mutant("a page's policy with a default", THAI, "default-src 'none'", "default-src 'self'"),
        Mutant("a page's policy that allows inline", PROSE, "style-src ", "style-src 'unsafe-inline' "),
        Mutant("a page's policy that names a host", THAI, "img-src ", "img-src x.example "),
        Mutant("a page's policy without a word of forms", THAI, "; form-action 'none'", ""),
    ],
    policies.unallowed: [
        Mutant("a script that its policy lacks", THAI, END, "<script>void 0</script>"),
        Mutant("a style that its policy lacks", PROSE, END, "<style>b{margin:0}</style>"),
    ],
    dead_links.broken: [
        Mutant("a link to nowhere", FINDER, "href=rattigheter/", "href=rattighter/"),
        Mutant("a page that is gone", RIGHTS, "^.*$", ""),
    ],
    test_links.test_links_inside_the_site_lead_somewhere: [
        Mutant("a place that is not there", FINDER, "href=rattigheter/", "href=#nix"),
    ],
    test_links.test_a_link_to_a_folder_ends_with_a_slash: [
        Mutant("a folder without its slash", FINDER, "href=rattigheter/", "href=rattigheter"),
    ],
    test_links.test_the_way_out_is_the_first_that_keys_reach_on_every_help_page: [
        Mutant("something before the way out", THAI, "(<body[^>]*>)", r'\1<a href="#list">x</a>'),
        Mutant("something that keys reach earlier", ARABIC, END, "<p tabindex=3>x</p>"),
    ],
    test_facts.test_all_languages_have_the_same_pages: [
        Mutant("a page gone from one language", RIGHTS, "^.*$", ""),
    ],
    offered_pages.missing: [
        Mutant("a page that is gone from one language", RIGHTS, "^.*$", ""),
        Mutant("the finder gone from one language", THAI, "^.*$", ""),
        Mutant("half a page", SAFETY, "</main>.*", ""),
        Mutant("an error page gone from one language", "th/404.html", "^.*$", ""),
    ],
    offered_pages.inner_marks_left: [Mutant("an inner mark", THAI, "<h1", "\ufdd0<h1")],
    alternates.one_sided: [
        Mutant("one hreflang less", ARABIC_RIGHTS, "<link href=[^ ]+ hreflang=th rel=alternate>", ""),
        Mutant("no x-default", REGION, "<link href=[^ ]+ hreflang=x-default rel=alternate>", ""),
        Mutant(
            "hreflang to another page",
            ARABIC_RIGHTS,
            "(href=[^ ]+/en/)[^ ]+ hreflang",
            r"\1sok-hjalp/ hreflang",
        ),
        Mutant("hreflang in prose gone", PROSE, '<link rel="alternate" hreflang="sv"[^>]+>', ""),
    ],
    alternates.unoffered: [
        Mutant(
            "a language that readers are not offered", OTHERS, "<a href=[^ ]+ hreflang=uk lang=uk>.*?</a>", ""
        ),
    ],
    heads.wrong_language: [
        Mutant("lang gone", ARABIC, " lang=ar>", ">"),
        Mutant("lang of another language", THAI, "<html lang=th>", "<html lang=sv>"),
        Mutant("dir gone", ARABIC, "<html dir=rtl", "<html"),
        Mutant("dir where none should be", THAI, "<html", "<html dir=rtl"),
    ],
    heads.wrong_address: [
        Mutant("no canonical", RIGHTS, "<link href=[^ ]+ rel=canonical>", ""),
        Mutant("the canonical of another page", OTHERS, "andra/ rel=canonical", "rattigheter/ rel=canonical"),
        Mutant("no canonical in prose", PROSE, '<link rel="canonical"[^>]+>', ""),
    ],
    heads.untitled: [
        Mutant("an empty title", SAFETY, "<title>[^<]+", "<title>"),
        Mutant("no title in prose", PROSE, "<title>.*?</title>", ""),
    ],
    heads.missing_meta: [
        Mutant("no encoding", THAI, "<meta charset=utf-8>", ""),
        Mutant("no viewport", THAI, "<meta [^>]+ name=viewport>", ""),
        Mutant(
            "a viewport that cannot be zoomed", FINDER, "initial-scale=1", "initial-scale=1,user-scalable=no"
        ),
        Mutant("no word about the referrer", NOT_FOUND, "<meta [^>]+ name=referrer>", ""),
    ],
    exits.missing: [
        Mutant("no exit bar", ARABIC, "<div [^>]+ class=bar role=region>.*?</div>", ""),
        Mutant("an exit that leads home", THAI, "(class=x )href=[^ ]+", r"\1href=./"),
        Mutant("an exit that the script does not find", REGION, " id=x>", ">"),
        Mutant("nowhere to say that it loads", SAFETY, "<p [^>]*id=z[^>]*></p>", ""),
        Mutant("a page that Back shows again", SAFETY, "<script>.*?</script>", ""),
        Mutant("prose that Back shows again", PROSE, "<script>.*?</script>", ""),
        Mutant("no exit in prose", PROSE, '<a id="x" class="top__exit".*?</a>', ""),
        Mutant("no exit on the 404", NOT_FOUND, "<a [^>]+ id=x>.*?</a>", ""),
    ],
    shown_numbers.unknown: [
        Mutant("another number is dialled", THAI, r"(href=tel:\+46\d+)0>", r"\g<1>1>"),
        Mutant("another number, in capitals", PROSE, END, '<a href="TEL:+46313900601">031-390 06 01</a>'),
        Mutant("another number, behind a space", OTHERS, END, '<a href=" sms:+46313900601">x</a>'),
    ],
    shown_numbers.misread: [
        Mutant("another number is read", ARABIC, r"(<bdi dir=ltr>0\d)\d", r"\1"),
    ],
    test_facts.test_a_page_dials_no_number_that_the_facts_do_not_have: [
        Mutant("a number that nobody shows", OTHERS, END, "<a href=tel:+46313900601>031-390 06 01</a>"),
    ],
    test_facts.test_no_page_holds_a_number_that_waits_for_a_check_or_must_not_be_published: [
        Mutant("a number that must not be published", SAFETY, END, f'<p title="{WITHHELD}">x</p>'),
    ],
    shown_numbers.unguarded: [
        Mutant("a number without bdi", ARABIC, "<bdi dir=ltr>(0.*?)</bdi>", r"\1"),
        Mutant("a bdi without direction", ARABIC, "<bdi dir=ltr>0", "<bdi>0"),
    ],
    shown_numbers.no_emergency: [
        Mutant("no 112 on the finder", ARABIC, "<a class=e href=tel:112>.*?</a>", ""),
        Mutant("no 112 on a list", REGION, "<a class=e href=tel:112>.*?</a>", ""),
    ],
    finder_list.unlisted: [
        Mutant("a service gone from one language", REGION[:3] + FINDER, '<li class="r .*?</li>', ""),
    ],
    test_facts.test_the_finder_dials_every_number_for_the_exposed_and_their_relatives: [
        Mutant("a number gone from one language", THAI, CALL, ""),
    ],
    finder_list.uncalled: [Mutant("the last number gone from one language", ARABIC, LAST_CALL, "")],
    finder_list.silent: [
        Mutant("the first number gone from one language", THAI, CALL, ""),
        Mutant("the first number gone from the sign", "th/skylt/index.html", CALL, ""),
    ],
    finder_list.misfiled: [
        Mutant("a row that answers otherwise", ARABIC, '(<li class="r [^"]+) [a-z0-9]+"', r'\1"'),
    ],
    finder_list.wrong_hours: [
        Mutant("other hours", THAI, HOURS, '<i data-h="1,0-60">'),
        Mutant("hours on a list", REGION, HOURS, '<span class=y data-h="1,0-60">'),
    ],
    finder_list.wrong_holidays: [
        Mutant("a holiday less", FINDER, r"(data-d=\"[^ ]+) [\d-]{8}", r"\1"),
    ],
    privacy.foreign_loads: [
        Mutant("a script from elsewhere", RIGHTS, END, "<script src=https://x.example/a.js></script>"),
        Mutant("a picture from elsewhere", PROSE, END, '<img alt="" src="https://x.example/a.png">'),
        Mutant(
            "a style sheet from elsewhere",
            PROSE,
            "(?=</head>)",
            '<link rel="stylesheet" href="//x.example/a.css">',
        ),
        Mutant("a picture in a form", PROSE, END, '<input type=image alt=x src="https://x.example/a.png">'),
        Mutant("a picture in a drawing", THAI, END, "<svg><image href=//x.example/a.png /></svg>"),
        Mutant("a picture behind a turned slash", PROSE, END, '<img alt="" src="/\\\\x.example/a.png">'),
    ],
    privacy.storing_code: [
        Mutant("a script that sets a cookie", PROSE, END, "<script>document.cookie='a=1'</script>"),
    ],
    HASHED: [
        Mutant("a script that the policy does not know", THAI, END, "<script>void 0</script>"),
        Mutant("a style that the policy does not know", THAI, "<style>", "<style>b{margin:0}"),
        Mutant("a hash that is not the script's", THAI, "(script-src 'sha256-)[^']{4}", r"\1AAAA"),
        Mutant("a hash less", THAI, "(style-src) '[^']+'", r"\1"),
    ],
    first_flight.too_heavy: [
        Mutant("more than the first flight", THAI, END, f"<p>{NOISE}</p>"),
    ],
    host_limits.beyond_the_host: [
        Mutant("a line longer than hosts bear", HEADERS, "frame-ancestors", f"{'x' * 2000} frame-ancestors"),
    ],
    neutral_traces.telling_words: [
        Mutant("a title that tells", ARABIC, "<title>", "<title>Prostitution "),
        Mutant(
            "a description that tells",
            THAI,
            '<meta content="(?=[^>]+name=description)',
            '<meta content="trafficking ',
        ),
    ],
    accessible_names.empty_links: [
        Mutant("a number that is not written", THAI, "(<a href=tel:[^>]+>).*?</a>", r"\1</a>"),
    ],
    bare_headings.bare: [
        Mutant("a heading whose text did not come", PROSE, END, "<h2>Whom to ask</h2>"),
    ],
    empty_sentences.stray_signs: [
        Mutant(
            "a paragraph that begins with a full stop", PROSE, "<main", "<p>. Sitter i Göteborg.</p><main"
        ),
        Mutant("a list that was empty", SAFETY, END, "<p>Språk: .</p>"),
        Mutant("a name that is missing", REGION, END, "<p>Ring , eller skriv.</p>"),
    ],
    accessible_names.unnamed: [
        Mutant("a picture without alt", PROSE, END, '<img src="/assets/favicon.svg">'),
        Mutant("a list of languages without a name", THAI, "<nav aria-label=[^>]+>", "<nav>"),
        Mutant("a bar without a name", FINDER, '<div aria-label="[^"]+"', "<div"),
        Mutant("a drawing that is read aloud", ARABIC, "<svg aria-hidden=true", "<svg"),
    ],
    PROMISED: [
        Mutant("no nosniff", HEADERS, "  X-Content-Type-Options: nosniff\n", ""),
        Mutant("no word about the referrer in headers", HEADERS, "  Referrer-Policy: no-referrer\n", ""),
        Mutant("no opener policy", HEADERS, "  Cross-Origin-Opener-Policy: same-origin\n", ""),
        Mutant("no permissions policy", HEADERS, "  Permissions-Policy: [^\n]+\n", ""),
        Mutant("no word about frames", HEADERS, "  X-Frame-Options: DENY\n", ""),
        Mutant("a policy that lets others frame", HEADERS, "frame-ancestors 'none'", "frame-ancestors *"),
        Mutant("pages that stay for a day", HEADERS, "max-age=300", "max-age=86400"),
        Mutant("no strict transport", HEADERS, "  Strict-Transport-Security: [^\n]+\n", ""),
    ],
    POLICY: [
        Mutant("no policy in one language", ARABIC, META, ""),
        Mutant("a policy that allows inline", THAI, "(style-src) '", r"\1 'unsafe-inline' '"),
        Mutant("a policy with a default", PROSE, "default-src 'none'", "default-src 'self'"),
        Mutant("a policy that lets forms lead away", RIGHTS, "form-action 'none'", "form-action *"),
    ],
}


@pytest.fixture(autouse=True)
def day_of_the_site(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gates believe that it is the day for which the site was built."""
    if request.config.getoption("--built") is None:
        monkeypatch.setenv(clock.TODAY_VARIABLE, projects.REAL_TODAY)


@pytest.fixture(scope="module")
def records() -> Catalogue:
    """What data/ says."""
    return catalogue.read(Project(ROOT)).catalogue()


# The same behind the card, where pages and templates are others.
CARD_THAI, SHORT_THAI, START = "th/index.html", "t/index.html", "index.html"
CARD_MUTANTS: dict[Gate, list[Mutant]] = {
    finder_list.uncalled: [
        Mutant("a number gone from one card", CARD_THAI, LAST_CALL, ""),
    ],
    finder_list.silent: [
        Mutant("a first number gone from one card", CARD_THAI, CALL, ""),
    ],
    finder_list.wrong_hours: [Mutant("hours of nobody", CARD_THAI, HOURS, '<i data-h="1,0-61">')],
    shown_numbers.no_emergency: [
        Mutant("no 112 behind the code", SHORT_THAI, "<a class=e href=tel:112>.*?</a>", ""),
        Mutant("no 112 at the start", START, "<a class=e href=tel:112>.*?</a>", ""),
    ],
    shown_numbers.unguarded: [
        Mutant("a card's number without bdi", "a/index.html", "<bdi dir=ltr>(0.*?)</bdi>", r"\1")
    ],
    alternates.one_sided: [Mutant("a copy that is none", SHORT_THAI, "</html>", "</html>\n")],
    heads.wrong_language: [Mutant("another language behind the code", SHORT_THAI, "lang=th", "lang=sv")],
    exits.missing: [Mutant("no exit at the start", START, "<div [^>]+ class=bar .*?</div>", "")],
    dead_links.broken: [Mutant("notes that are not there", CARD_THAI, "href=info/", "href=inf/")],
    neutral_traces.telling_words: [
        Mutant("a card's title that tells", CARD_THAI, "<title>[^<]+", "<title>Våldtäkt")
    ],
    privacy.told_origins: [
        Mutant("a card's exit without noreferrer", START, "nofollow noreferrer", "nofollow")
    ],
    privacy.foreign_loads: [
        Mutant("a card's script from elsewhere", START, END, "<script src=https://x.example/a.js></script>"),
    ],
    HASHED: [
        Mutant("a card's hash that is not the script's", CARD_THAI, "(script-src 'sha256-)[^']{4}", r"\1AAAA")
    ],
    PROMISED: [Mutant("no nosniff on cards", HEADERS, "  X-Content-Type-Options: nosniff\n", "")],
    POLICY: [Mutant("a card's policy with a default", CARD_THAI, "default-src 'none'", "default-src 'self'")],
    test_links.test_a_help_page_is_one_file: [
        Mutant("a card with a picture in a file", CARD_THAI, END, '<img alt="" src="../a.png">'),
    ],
}
# And on a campaign's site, which has rules of its own.
CAMPAIGN_MUTANTS: dict[Gate, list[Mutant]] = {
    first_flight.too_heavy: [Mutant("a first view that grew", START, END, f"<p>{NOISE}{NOISE[::-1]}</p>")],
}
ROWS = [
    (id, gate, mutants)
    for id, table in ((MAIN, MUTANTS), (CARD, CARD_MUTANTS), ("kop-inte", CAMPAIGN_MUTANTS))
    for gate, mutants in table.items()
]


@pytest.mark.parametrize(
    ("site", "gate"), [pytest.param(id, gate, id=f"{id}-{gate.__name__}") for id, gate, _ in ROWS]
)
def test_a_gate_lets_the_site_through_as_it_was_built(
    folder_of: Folders, records: Catalogue, site: str, gate: Gate
) -> None:
    assert not stops(gate, folder_of(site), records, site)


@pytest.mark.parametrize(
    ("site", "gate", "mutant"),
    [pytest.param(id, gate, mutant, id=mutant.what) for id, gate, mutants in ROWS for mutant in mutants],
)
def test_a_gate_stops_the_site_with_one_fault(
    folder_of: Folders, records: Catalogue, tmp_path: Path, site: str, gate: Gate, mutant: Mutant
) -> None:
    with planted(folder_of(site), tmp_path, mutant) as folder:
        assert stops(gate, folder, records, site)


# What records withhold is planted in the small project (test_built.py, test_rights.py): here it
# would hang on which numbers the editors have checked, and what they say.
# Printed codes lead to the card's site, and a campaign of two pages lacks one in a language
# (tests/sitegen/gates/test_offered_pages.py).
ELSEWHERE = {
    *(withheld.withheld_numbers, withheld.confidential_places, withheld.unknown_persons),
    *(
        withheld.foreign_files,
        withheld.hidden_content,
        whole_rights.halves,
        whole_rights.openings,
        offered_pages.misleading_codes,
        offered_pages.one_language_less,
    ),
}


def test_every_gate_of_the_build_stops_something() -> None:
    assert set(gates.ALL) - ELSEWHERE <= {*MUTANTS, *CAMPAIGN_MUTANTS}


WORDS: dict[Gate, list[Mutant]] = {
    messages.unfinished_languages: [
        Mutant("the exit untranslated", THAI_WORDS, '(msgid "Lämna sidan snabbt"\nmsgstr )"[^"]+"', r'\1""'),
    ],
    messages.catalogue_faults: [
        Mutant("a translation of blanks", THAI_WORDS, '(msgid "Kvinna"\nmsgstr )"[^"]+"', '\\1"\u00a0"'),
        Mutant("another language's header", THAI_WORDS, "Language: th", "Language: uk"),
        Mutant("112 gone from a text", THAI_WORDS, '(msgctxt "emergency"\n[^\n]+\nmsgstr "[^"]*)112', r"\1"),
        Mutant("a placeholder lost", THAI_WORDS, r'(msgstr "[^"]*)\{day\}', r"\1"),
    ],
}


@pytest.mark.parametrize(
    ("gate", "mutant"),
    [pytest.param(gate, mutant, id=mutant.what) for gate, mutants in WORDS.items() for mutant in mutants],
)
def test_a_gate_stops_a_catalogue_with_one_fault(
    records: Catalogue, tmp_path: Path, gate: Gate, mutant: Mutant
) -> None:
    with misspelt(tmp_path, mutant) as project:
        assert any(True for _ in gate(project, records, all_text_sets()))


@contextmanager
def misspelt(folder: Path, mutant: Mutant) -> Iterator[Project]:
    """The real project with one fault in its catalogues."""
    for name in ("data", "overrides", "scripts"):
        (folder / name).symlink_to(ROOT / name)
    with planted(ROOT / "locales", folder, mutant) as locales:
        (folder / "locales").symlink_to(locales)
        yield Project(folder)


@pytest.mark.parametrize(
    "mutant",
    [
        Mutant("a vital text gone", THAI_WORDS, '(msgid "Lämna sidan snabbt"\nmsgstr )"[^"]+"', r'\1""'),
        Mutant("a vital text out of date", THAI_WORDS, '(?=msgctxt "emergency"\n)', "#, fuzzy\n"),
        Mutant("a vital text that is not there", THAI_WORDS, 'msgctxt "safety"\n.*?\n\n', ""),
    ],
    ids=lambda mutant: mutant.what,
)
def test_a_text_that_waits_for_a_translator_is_named(
    records: Catalogue, tmp_path: Path, mutant: Mutant
) -> None:
    before = len(messages.waiting_texts(Project(ROOT), records, all_text_sets()))
    with misspelt(tmp_path, mutant) as project:
        found = messages.waiting_texts(project, records, all_text_sets())
    assert len(found) > before
    assert all(problem.severity == "warning" for problem in found)


@pytest.mark.parametrize("gate", WORDS)
def test_a_gate_lets_the_catalogues_through(records: Catalogue, gate: Gate) -> None:
    assert not any(True for _ in gate(Project(ROOT), records, all_text_sets()))
