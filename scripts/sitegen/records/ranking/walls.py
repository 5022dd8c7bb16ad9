"""What takes a service out of the answer, and what puts it below: few reasons, each with a name.

A wall hides a row. A misfit leaves it in sight, below the others, with its label. All else only ranks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from sitegen.records.catalogue import SWEDEN, Catalogue
from sitegen.records.eligibility import ages_meet, fits_permit, helps_exposed
from sitegen.records.freshness import shown_contacts
from sitegen.records.model import Ages, Eligibility, Service
from sitegen.records.ranking.given_answers import Answers

Wall = Literal["withheld", "role", "age", "about_child", "place", "information", "placed", "emergency"]
Misfit = Literal["gender", "permit", "for_whom"]
CHILD = Ages(max=17)


def wall(catalogue: Catalogue, id: str, answers: Answers, today: dt.date) -> Wall | None:
    """Return why a service is not shown at all for these answers; None where it is."""
    raised = (answer_wall(catalogue, id, question, given) for question, given in answers.given.items())
    return standing_wall(catalogue, id, answers.role, today) or next(filter(None, raised), None)


def standing_wall(catalogue: Catalogue, id: str, role: str, today: dt.date) -> Wall | None:
    """Return why a service is not shown to somebody in a role, whatever is answered."""
    service = catalogue.services[id]
    if not shown_contacts(service, today) and not (service.via and service.publish == "yes"):
        return "withheld"
    if service.information or service.placed_by:
        return "information" if service.information else "placed"
    welcome = helps_exposed(service) if role == "exposed" else role in service.eligibility.roles
    return None if welcome else "role"


def answer_wall(catalogue: Catalogue, id: str, question: str, answer: str | None) -> Wall | None:
    """Return why one answer hides a service; None where it does not."""
    service = catalogue.services[id]
    if question == "need":
        return "emergency" if service.emergency and answer not in service.needs else None
    if question == "age" and answer:
        return _age_wall(service, catalogue.audiences[answer].ages)
    local = SWEDEN not in service.coverage
    if question == "place" and answer and local:
        return None if _covers(catalogue, service, answer) else "place"
    if question == "town" and answer and local and service.towns:
        return None if answer in service.towns else "place"
    return None


def _age_wall(service: Service, ages: Ages) -> Wall | None:
    if service.about_child and not ages_meet(ages, CHILD):
        return "about_child"
    return None if ages_meet(service.eligibility.ages, ages) else "age"


def _covers(catalogue: Catalogue, service: Service, place: str) -> bool:
    counties = {county.id for county in catalogue.counties_of(service)}
    if place in catalogue.regions:
        return not counties.isdisjoint(county.id for county in catalogue.regions[place].counties)
    return place in counties


def misfits(catalogue: Catalogue, id: str, answers: Answers) -> Iterator[Misfit]:
    """Yield the answers that a service says it is not for; it then stands below, with its label."""
    who = catalogue.services[id].eligibility
    if answers.gender and not fits_gender(who, catalogue.audiences[answers.gender].gender):
        yield "gender"
    if answers.permit and not fits_permit(who, catalogue.audiences[answers.permit]):
        yield "permit"
    if answers.for_whom == "self" and "exposed" not in who.roles:
        yield "for_whom"


def fits_gender(who: Eligibility, gender: str | None) -> bool:
    """Return whether limits of gender let somebody in; a line for women stays open to trans people."""
    return not who.genders or gender in who.genders or (gender == "trans" and "women" in who.genders)
