"""Pages as an engine of 2014 reads them (Chrome 37, the WebView of Android 5): what it does not know is gone.

CSS says what an engine does then: a declaration that it cannot read is dropped, a rule with a selector
that it cannot read is dropped whole, and so is what stands in an @-rule that it cannot read. The lists
hold what such an engine knows; whatever stands on none of them is dropped, also what nobody has
thought of yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


PROPERTIES = words(
    """
    align-items align-self background background-color background-image background-position
    background-repeat background-size border border-bottom border-bottom-color border-bottom-width
    border-collapse border-color border-left border-radius border-right border-spacing
    border-style border-top border-width bottom box-shadow box-sizing clear clip color content
    counter-increment counter-reset cursor direction display fill flex flex-basis flex-direction
    flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings font-size
    font-style font-variant font-weight height justify-content left letter-spacing line-height
    list-style list-style-type margin margin-bottom margin-left margin-right margin-top max-height
    max-width min-height min-width opacity order orphans outline outline-color outline-offset overflow
    overflow-wrap overflow-x overflow-y padding padding-bottom padding-left padding-right padding-top
    page-break-inside pointer-events position quotes resize right size stroke stroke-linecap
    stroke-linejoin stroke-width table-layout text-align text-decoration text-indent text-overflow
    text-rendering text-shadow text-transform top transform transition unicode-bidi vertical-align
    visibility -webkit-appearance -webkit-column-gap -webkit-columns -webkit-font-smoothing
    -webkit-text-size-adjust -webkit-transform white-space widows width word-break word-spacing
    word-wrap z-index
    """
)
PSEUDO = words(
    """
    active after before checked disabled empty enabled first-child first-letter first-line first-of-type
    focus hover lang last-child last-of-type link not nth-child nth-last-child nth-of-type only-child
    root target visited
    """
)
FUNCTIONS = words(
    """
    attr calc format hsl hsla rect rgb rgba rotate scale translate url
    """
)
# Words for values that came later; by property where the same word means something old elsewhere.
LATER_WORDS = words("contents end fit-content flow-root grid inline-grid revert start sticky unset")
LATER_VALUES = {("overflow-wrap", "anywhere"), ("word-break", "break-word"), ("overflow", "clip")}
MEDIA = re.compile(r"^(?:only |all|and|screen|print|not|,|\s|\((?:min|max)-(?:width|height):[^()]*\))*$")
LATER_ELEMENTS = re.compile(r"\b(details|summary)\b")


def as_old(css: str, *, without_details: bool = False) -> str:
    """A style sheet without all that an old engine does not know, perhaps not even `<details>`."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(_rules(rules, without_details))


def old_page(html: str, *, without_details: bool = False) -> str:
    """A page whose style sheets are what an old engine makes of them."""
    page = re.sub(
        r"(<style>)(.*?)(</style>)",
        lambda found: found[1] + as_old(found[2], without_details=without_details) + found[3],
        html,
        flags=re.DOTALL,
    )
    return re.sub(r"(</?)(details|summary)\b", r"\1x-\2", page) if without_details else page


def _rules(rules: Iterable[Node], without_details: bool) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selector = tinycss2.serialize(rule.prelude).strip()
            if _selector_is_old(selector):
                name = LATER_ELEMENTS.sub(r"x-\1", selector) if without_details else selector
                yield f"{name}{{{';'.join(_declarations(rule.content))}}}"
        elif isinstance(rule, AtRule):
            yield from _at_rule(rule, without_details)


def _at_rule(rule: AtRule, without_details: bool) -> Iterator[str]:
    """@media with a question that it understands, and @page. @supports it knows, but not for selectors."""
    prelude = tinycss2.serialize(rule.prelude).strip()
    if rule.at_keyword == "page":
        yield f"@page{{{';'.join(_declarations(rule.content or ()))}}}"
    elif rule.at_keyword == "media" and MEDIA.match(prelude):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        yield f"@media {prelude}{{{''.join(_rules(inner, without_details))}}}"


def _selector_is_old(selector: str) -> bool:
    return set(re.findall(r"::?(-?[a-z-]+)", selector)) <= PSEUDO


def _declarations(content: Iterable[Node]) -> Iterator[str]:
    for found in tinycss2.parse_blocks_contents(list(content), skip_comments=True, skip_whitespace=True):
        if isinstance(found, Declaration) and found.lower_name in PROPERTIES and _value_is_old(found):
            yield found.serialize()


def _value_is_old(declaration: Declaration) -> bool:
    nodes = declaration.value
    words = {node.lower_value for node in nodes if node.type == "ident"}
    functions = {node.lower_name for node in nodes if node.type == "function"}
    later = {(declaration.lower_name, word) for word in words} & LATER_VALUES
    return functions <= FUNCTIONS and not words & LATER_WORDS and not later


# What scripts got after Chrome 37. Deleted, a call of any of them fails as it would on the phone.
# (Symbol, Map, Set and Promise are older, or the driver of the browser needs them itself.)
WITHOUT_LATER_SCRIPT = """
  const later = {
    Array: [Array, 'from of'],
    'Array.prototype': [Array.prototype, 'includes find findIndex findLast fill flat flatMap copyWithin at'],
    'String.prototype': [String.prototype, 'includes startsWith endsWith repeat padStart padEnd matchAll'
      + ' replaceAll trimStart trimEnd normalize codePointAt at'],
    Object: [Object, 'assign values entries fromEntries'],
    'NodeList.prototype': [NodeList.prototype, 'forEach values entries keys'],
    'Element.prototype': [Element.prototype, 'closest append prepend before after replaceWith toggleAttribute'
      + ' getAttributeNames insertAdjacentElement attachShadow animate scrollTo scrollBy'],
    'KeyboardEvent.prototype': [KeyboardEvent.prototype, 'key code'],
    'Event.prototype': [Event.prototype, 'composedPath composed'],
    window: [window, 'fetch URLSearchParams IntersectionObserver ResizeObserver requestIdleCallback'
      + ' queueMicrotask structuredClone customElements'],
    Intl: [Intl, 'DateTimeFormat NumberFormat Locale RelativeTimeFormat'],
    'Date.prototype': [Date.prototype, 'toLocaleString toLocaleDateString toLocaleTimeString'],
  };
  for (const [owner, names] of Object.values(later)) for (const name of names.split(' ')) delete owner[name];
"""
