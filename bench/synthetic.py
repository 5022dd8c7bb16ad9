"""A project of any size, for benchmarks: real rows, regions and templates, fictional services.

The fictional services take their texts from the real ones, with a number, so that every language
has sentences of a natural length to break, escape and compress. Names, numbers and hosts are
fictional: numbers from the range that the Swedish regulator keeps for that, hosts under .example.
As many as the real ones help in the whole country; what comes beyond them is local, a county each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.pofile import write_po

import catalogues
from sitegen.core import Project
from sitegen.records import Catalogue, Service

TEXTS = ("summary", "gives", "safety")
COPIED = (
    "audiences",
    "browsers",
    "groups",
    "languages",
    "needs",
    "sites",
    "situations",
    "spoken_languages",
    "topics",
    "wishes",
)
MORE = (("de", "d"), ("it", "i"), ("fi", "m"))
"""Languages that the real project has not, with a letter each."""
HOURS = ("24/7", "Mo-Fr 09:00-15:00", "Mo-Su 07:00-21:00", "Tu,Th 18:00-20:00; PH off")
NATIONAL = 38
"""So many services help in the whole country, as of the real ones."""
FICTIONAL_NUMBERS = [f"+463139006{number:02}" for number in range(100)]


def write(real: Project, records: Catalogue, root: Path, count: int, languages: int = 0) -> Project:
    """Write a project with `count` services beside the emergency number into an empty folder.

    It has the languages of the real one, the first of them, or more: these speak as the second.
    """
    project = Project(root)
    (root / "data" / "services").mkdir(parents=True)
    for name in COPIED:
        shutil.copy(real.data / f"{name}.yml", project.data)
    shutil.copytree(real.data / "rights", project.data / "rights")
    shutil.copytree(real.templates, project.templates)
    for folder in ("members", "glossary", "neutral", "regions", "signs"):
        (project.data / folder).mkdir()
    for file in sorted((real.data / "regions").glob("*.yml")):
        (project.data / "regions" / file.name).write_text(_alone(file), "utf-8")
    # The first gives everything: a small catalogue leaves no need without anybody to call.
    models, counties = _models(records, count), tuple(records.counties())
    emergency = next(id for id, service in records.services.items() if service.emergency)
    shutil.copy(real.data / "services" / f"{emergency}.yml", project.data / "services")
    for number, model in enumerate(models):
        area = "sweden" if number < NATIONAL else counties[number % len(counties)]
        record = _fictional(model, number, area) | ({"needs": list(records.needs)} if number == 0 else {})
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
        (project.data / "services" / f"exempel-{number}.yml").write_text(text, "utf-8")
    for language, speaker in _languages(records, project, languages or len(records.languages)).items():
        _write_catalogue(real, project, language, speaker, models)
        shutil.copy(real.data / "neutral" / f"{speaker}.yml", project.data / "neutral" / f"{language}.yml")
    return project


def _languages(records: Catalogue, project: Project, count: int) -> dict[str, str]:
    """Write the rows of so many languages; return whose catalogue each takes its words from."""
    own, rows = list(records.languages), project.data / "languages.yml"
    lines = [line for line in rows.read_text("utf-8").splitlines() if line.startswith("- {id: ")][:count]
    more = MORE[: max(0, count - len(own))]
    lines += [
        f"- {{id: {code}, name: {code}, order: {len(own) + number}, offered: yes, short: {short}}}"
        for number, (code, short) in enumerate(more, start=1)
    ]
    rows.write_text("\n".join(lines) + "\n", "utf-8")
    return {**{code: code for code in own[:count]}, **{code: own[1] for code, _ in more}}


def _models(records: Catalogue, count: int) -> list[Service]:
    """Return the real service that each fictional one takes its texts and limits from."""
    usable = [s for _, s in sorted(records.services.items()) if s.publish == "yes" and not s.emergency]
    return [usable[number % len(usable)] for number in range(count)]


def _alone(file: Path) -> str:
    """Return a region without its references to members and services, which are not there."""
    region = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    region["nsp"].pop("providers", None)
    region["coordinators"].pop("service", None)
    return yaml.safe_dump(region, allow_unicode=True, sort_keys=False)


def _fictional(model: Service, number: int, area: str) -> dict[str, object]:
    """One record with the texts and limits of a real service, and nothing else of it."""
    taken = {"situations", "needs", "group", "eligibility", "languages", "interpreter", "cost"}
    record: dict[str, object] = {
        "name": f"Exempelstödet {number}",
        "operator": f"Exempelföreningen {number}",
        **{name: _numbered(text, number) for name, text in _texts(model)},
        **model.model_dump(mode="json", include=taken, exclude_none=True),
        "coverage": [area],
        "contacts": [_phone(number), _web(number)],
        "publish": "yes",
        "confidence": "high",
        "sources": [{"id": "exempel", "url": f"https://exempel{number}.example/", "says": "Påhittat."}],
    }
    if model.cost == "free":
        # The fictional numbers are no toll-free ones, so a source has to say that the call is free.
        record["free_call"] = "exempel"
    return record | ({"pinned": number + 1} if number < 3 else {})


def _phone(number: int) -> dict[str, object]:
    hours = {"rule": HOURS[number % len(HOURS)], "as_of": "2026"}
    dial = FICTIONAL_NUMBERS[number % len(FICTIONAL_NUMBERS)]
    return {"kind": "phone", "number": dial, "hours": hours, **_checked()}


def _web(number: int) -> dict[str, object]:
    return {"kind": "web", "url": f"https://exempel{number}.example/", **_checked()}


def _checked() -> dict[str, object]:
    checked = {"on": "2026-11-22", "how": "live", "by": "redaktionen"}
    return {"publish": "yes", "checked": checked, "sources": ["exempel"]}


def _texts(service: Service) -> Iterator[tuple[str, str]]:
    for name in TEXTS:
        text = getattr(service, name)
        if text:
            yield name, text


def _numbered(text: str, number: int) -> str:
    """Return a text that no other service has; short enough for a line of the list."""
    return f"{text.rstrip('.')[:70].rstrip()} {number}"


def _write_catalogue(
    real: Project, project: Project, language: str, speaker: str, models: list[Service]
) -> None:
    """Write the real catalogue with the texts of the fictional services, in the words of the real ones."""
    catalogue = catalogues.read_catalogue(catalogues.catalogue_path(real, speaker))
    catalogue.locale = language
    said = {(m.context, m.id): str(m.string) for m in catalogue if m.id and m.string}
    for number, model in enumerate(models):
        for name, text in _texts(model):
            context = f"service.{name}"
            words = said.get((context, text), text)
            catalogue.add(_numbered(text, number), _numbered(words, number), context=context)
    path = catalogues.catalogue_path(project, language)
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
