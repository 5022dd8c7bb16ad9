"""What translators are told about each context (`msgctxt`); a context without a note stops the update."""

from __future__ import annotations

from collections.abc import Mapping

CONTEXT_NOTES: Mapping[str, str] = {
    "page": "Headings and links. Short, plain, polite address as in the glossary.",
    "exit": "The control that leaves the page at once. Understood in a second. Skift = the Shift key.",
    "emergency": "The row that calls 112. Keep the number.",
    "call": "How to ask for an interpreter. What is said in Swedish stays in Swedish beside it.",
    "safety": "Safety text. Never promise more than the Swedish text does.",
    "filter": "Questions and buttons of the filter. “#” is replaced by a number: keep it.",
    "fact": "Short facts beside a number, in a row parted by dots, lower case. {…} stays as it is.",
    "who": "Whom a service is for, in a list such as “kvinnor och flickor, anhöriga och yrkesverksamma”.",
    "now": "Whether somebody answers now, said by the script; {day} and {time} stay as they are.",
    "place": "The page of a region or county: who is near, and an honest word where we know of nobody.",
    "hours": "Opening hours. {hours} stays as it is.",
    "contact": "What one does: call, chat, write. One word if possible.",
    "checked": "When and how a number was checked. {day} is a date.",
    "notfound": "The page for wrong addresses.",
    "print": "On paper for staff and outreach workers. {day} is a date.",
    "contact.label": "Which of several numbers of one service this is.",
    "service.summary": "One line in the list: what and for whom. A whole thought, never a telegram: it "
    "may take two lines of a phone.",
    "service.gives": "What one gets help with, on the service's own page. Easy words.",
    "service.safety": "A warning to read before calling. Never soften it.",
    "service.meets": "What meets the caller: who answers, a menu, an interpreter. Promise no more than that.",
    "service.via": "How one reaches the service when it goes through somebody else. Keep the number.",
    "right.statement": "A right in plain words, address the reader. Keep what it promises, and what not.",
    "group.label": "Heading in the list of services.",
    "situation.label": "Answer to “What is happening?”. The reader speaks; no shame, no jargon.",
    "need.label": "Answer to “What do you need?”.",
    "audience.label": "Answer to a question about the one who needs help. Must frighten nobody.",
    "wish.label": "Answer to how help should be: by which channel, without whom, in which language.",
    "topic.label": "Heading on the page of rights.",
}

STRING_NOTES: Mapping[tuple[str, str], str] = {
    ("exit", "Lämna sidan snabbt"): "Button at the top. It opens another page at once; promise no safety.",
    (
        "exit",
        "Laddar …",
    ): "Shown while the other page opens, as any page might say. Tell nothing of this one.",
    ("exit", "Skift. Tryck 2 gånger till för att lämna sidan."): "Spoken by a screen reader after one press.",
    ("exit", "Skift. Tryck 1 gång till för att lämna sidan."): "Spoken by a screen reader after two presses.",
    ("emergency", "Ring 112 om du är i fara"): "The red row on every page. It dials 112.",
    ("page", "Hit kan du ringa"): "Heading above numbers. Not “now”: at night many of them are closed.",
    (
        "page",
        "Lyssna",
    ): "Name of a player: a voice says what matters most. Neutral: others may hear or see it.",
    ("page", "Sök hjälp"): "Name of the page, also in the browser's tab and history.",
    ("page", "Telefonnummer och chattar i Sverige, förklarade på ditt språk."): "What a search engine shows. "
    "The page is in the reader's language; who answers may not speak it. Do not promise that.",
    (
        "page",
        "Kontakt {code}",
    ): "Title of a service's page in the browser's history: {code} is letters and digits "
    "that tell nothing. Keep it neutral.",
    ("page", "Telefonnummer och chattar i {place}."): "{place} is the Swedish name of a region or county.",
    (
        "page",
        "Uppgifterna på sidan är granskade {day} eller senare.",
    ): "{day} is a date: that of the oldest check.",
    ("page", "Numren här är inte till för den som själv är utsatt."): "Warns the exploited reader off these "
    "numbers. Keep the “not”.",
    (
        "call",
        "Be om tolk",
    ): "Heading of the card with the Swedish words. A person who interprets speech, not a "
    "translation of papers.",
    ("call", "Be om tolk. Säg på svenska:"): "Stands right before the Swedish sentence, which stays Swedish.",
    (
        "call",
        "Jag behöver tolk. Kan du hjälpa mig att ringa?",
    ): "Shown on the phone to somebody nearby. The reader speaks.",
    (
        "call",
        "Du behöver inte säga ditt namn. Ingen polisanmälan behövs.",
    ): "True of the lines shown first. Do not widen it to the police or to authorities.",
    ("call", "De talar {language}."): "{language} is the reader's own language. “They” are those who answer.",
    ("call", "De kan ordna tolk. Säg vilket språk du talar."): "They can, not they will.",
    ("call", "Vi vet inte om de har tolk. Fråga efter en."): "We do not know. Do not turn it into no.",
    (
        "call",
        "Vi vet inte vad som möter dig först: en människa, en meny eller en kö.",
    ): "We do not know. A menu is a recorded voice that says numbers to press.",
    (
        "filter",
        "Vad händer?",
    ): "What is happening to you? Warm, as a friend asks; never “what is wrong with you”.",
    ("filter", "Spelar ingen roll"): "An answer: the reader does not wish to say, or it makes no difference.",
    ("filter", "Passar nästan"): "Heading above contacts that fit but for one answer.",
    ("filter", "passar inte:"): "Comes before the answer that a contact does not fit: “does not fit: woman”.",
    ("filter", "Byt"): "Button: choose another answer.",
    ("filter", "Utan polis"): "Heading of the answer “I do not want contact with the police”.",
    ("fact", "För"): "Term; its value says for whom the service is: “women and girls”.",
    ("fact", "Var"): "Term; its value says where the service helps: “all of Sweden”.",
    ("fact", "Namn"): "Term; its value: “You do not need to say your name.” It is not a field to fill in.",
    ("fact", "Räkning"): "Term: the phone bill. Its value says whether the call is seen there.",
    ("fact", "Samtalslista"): "Term: the list of calls inside the phone.",
    ("fact", "Kostnad"): "Term: what a call costs.",
    (
        "fact",
        "Tolk",
    ): "Term: whether there is an interpreter. Values: yes; yes, for example Thai; we do not know.",
    ("fact", "ja"): "Value of “Tolk”: there is one.",
    ("fact", "ja, till exempel {languages}"): "Value of “Tolk”. {languages} is a list of names of languages.",
    ("fact", "vet vi inte"): "No source says. Do not turn it into no.",
    ("fact", "gratis"): "The service costs nothing.",
    (
        "fact",
        "gratis med svenskt abonnemang",
    ): "Nobody says that it is free from a foreign SIM. Keep the limit.",
    ("fact", "syns inte på räkningen"): "The phone bill. Only where the line itself says so.",
    ("fact", "syns inte på räkningen, men i samtalslistan"): "Both halves: the phone keeps the call.",
    ("fact", "sida på {language}"): "{language}: the language of a web page.",
    ("fact", "talar {language}"): "{language}: what those who answer speak.",
    ("fact", "tolk till {language}"): "{language}: into which an interpreter is found.",
    (
        "fact",
        "tolk till {language} (uppgift från {year})",
    ): "{language} as above; {year}: of what year we know it.",
    ("who", "{who} ({min}–{max} år)"): "{who}: one of the groups in this context; {min}, {max}: ages.",
    ("who", "{who} (från {min} år)"): "{who}: one of the groups in this context; {min}: the lowest age.",
    (
        "who",
        "{who} (till och med {max} år)",
    ): "{who}: one of the groups in this context; {max}: the highest age, which counts too.",
    ("who", "alla som är utsatta"): "Everyone who is exploited or harmed, whatever their sex.",
    ("hours", "Uppgiften granskades senast {day} och kan ha ändrats. Prova ändå."): "{day} is a date.",
    (
        "hours",
        "stängt till och med {day}",
    ): "{day} is a date; that whole day is closed too, so say “through”, not only “until”.",
    (
        "safety",
        "Webbplatsens adress är {address}. Den säger vad sidorna handlar om, och den syns i adressfältet och "
        "i webbläsarens historik.",
    ): "{address}: the site's name, as in the address bar.",
    (
        "safety",
        "{name} ligger till grund för {browsers}.",
    ): "{name}: a browser's engine; {browsers}: a list of browsers made of it.",
    ("now", "Öppnar {day} {time}."): "{day}: “today”, “tomorrow” or a weekday; {time}: a time of day.",
    ("now", "Vi vet inte om någon svarar i dag."): "We do not know. Do not turn it into no.",
}
"""What translators are told about single texts of templates and code, beside the note of their context."""
