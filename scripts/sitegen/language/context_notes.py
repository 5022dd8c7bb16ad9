"""What translators are told about each context (`msgctxt`); a context without a note stops the update."""

from __future__ import annotations

from collections.abc import Mapping

CONTEXT_NOTES: Mapping[str, str] = {
    "page": "Headings and links. Short, plain, polite address as in the glossary.",
    "exit": "The control that leaves the page at once. Understood in a second. Skift = the Shift key.",
    "emergency": "The row that calls 112. Keep the number.",
    "safety": "Safety text. Never promise more than the Swedish text does.",
    "filter": "Questions and buttons of the filter. “#” is replaced by a number: keep it.",
    "fact": "Short facts beside a number, in a row parted by dots, lower case. {…} stays as it is.",
    "who": "Whom a service is for, in a list such as “kvinnor och flickor, anhöriga och yrkesverksamma”.",
    "hours": "Opening hours. {hours} stays as it is.",
    "contact": "What one does: call, chat, write. One word if possible.",
    "checked": "When and how a number was checked. {day} is a date.",
    "notfound": "The page for wrong addresses.",
    "print": "On paper for staff and outreach workers. {day} is a date.",
    "contact.label": "Which of several numbers of one service this is.",
    "service.summary": "One line in the list: what and for whom. Shorter is better: about 70 letters.",
    "service.gives": "What one gets help with, on the service's own page. Easy words.",
    "service.safety": "A warning to read before calling. Never soften it.",
    "right.statement": "A right in plain words, address the reader. Keep what it promises, and what not.",
    "group.label": "Heading in the list of services.",
    "situation.label": "Answer to “What is happening?”. The reader speaks; no shame, no jargon.",
    "need.label": "Answer to “What do you need?”.",
    "audience.label": "Answer to “Who are you?”.",
    "topic.label": "Heading on the page of rights.",
}
