"""What waits for people."""

from __future__ import annotations

import csv
import datetime as dt
import re

from records import TODAY, checked, contact, service, with_services
from sitegen.build import due_list, worklist
from sitegen.core import Project
from sitegen.records import Catalogue


def due(records: Catalogue, today: dt.date = TODAY) -> list[str]:
    return list(due_list.text_lines(records, today))


def test_contacts_that_are_fresh_wait_for_nothing(small_records: Catalogue) -> None:
    records = with_services(small_records, prov=service())
    assert due(records) == ["0 av 2 kontakter väntar på kontroll 2026-12-01"]


def test_the_worst_stands_first_with_its_file_and_what_readers_see(small_records: Catalogue) -> None:
    records = with_services(
        small_records,
        a=service(contacts=(contact(checked=checked(91)),)),
        b=service(contacts=(contact(checked=checked(366)),)),
        c=service(contacts=(contact(checked=checked(181, "called")),)),
        d=service(contacts=(contact(checked=checked(0, "archived")),)),
        e=service(contacts=(contact(checked=None, publish="after_check"),)),
        f=service(contacts=(contact("web", checked=checked(400)),)),
    )
    number = "phone 031-390 06 00"
    assert due(records) == [
        f"data/services/e.yml: {number}: visas inte, aldrig kontrollerad",
        f"data/services/b.yml: {number}: över ett år gammal: visas med dagen för kontrollen, "
        "läst på webbplatsen 2025-11-30",
        "data/services/f.yml: web provlinjen.example: över ett år gammal: visas med dagen för kontrollen, "
        "läst på webbplatsen 2025-10-27",
        f"data/services/c.yml: {number}: gammal: visas med “kan ha ändrats”, uppringd 2026-06-03",
        f"data/services/a.yml: {number}: dags att kontrollera, läst på webbplatsen 2026-09-01",
        f"data/services/d.yml: {number}: dags att kontrollera, läst i arkiverad kopia 2026-12-01",
        "6 av 7 kontakter väntar på kontroll 2026-12-01",
    ]


def test_of_equals_the_line_that_stands_first_on_the_pages_comes_first(small_records: Catalogue) -> None:
    old = (contact(checked=checked(91)),)
    records = with_services(small_records, a=service(contacts=old), b=service(contacts=old, pinned=1))
    assert [line.split(":")[0] for line in due(records)[:-1]] == [
        "data/services/b.yml",
        "data/services/a.yml",
    ]


def test_a_line_for_all_of_sweden_comes_before_one_of_a_region(small_records: Catalogue) -> None:
    old = (contact(checked=checked(91)),)
    here = service(contacts=old, coverage=("norr",))
    records = with_services(small_records, a=here, b=service(contacts=old))
    assert [line.split(":")[0][-5:] for line in due(records)[:-1]] == ["b.yml", "a.yml"]


def test_the_list_can_be_ticked_off_and_opened_as_a_sheet(small_records: Catalogue) -> None:
    records = with_services(
        small_records, prov=service(name="=Prov", contacts=(contact(checked=checked(91, "called")),))
    )
    found = records.services["prov"]
    url = found.sources[0].url
    *_, line = due_list.markdown_lines(records, TODAY)
    assert line.startswith(f"- [ ] **=Prov** ({found.operator}), phone 031-390 06 00: dags att kontrollera")
    assert f"[källa]({url})" in line and line.endswith("`data/services/prov.yml`")
    (row,) = csv.DictReader(due_list.csv_lines(records, TODAY))
    assert (row["tjänst"], row["kontakt"], row["källa"]) == ("'=Prov", "031-390 06 00", url)
    assert (row["senast"], row["hur"], row["av"]) == ("2026-09-01", "uppringd", "redaktionen")


def test_what_is_ahead_stands_under_a_heading_for_each_step(small_records: Catalogue) -> None:
    records = with_services(
        small_records,
        a=service(contacts=(contact(checked=checked(150)),)),
        b=service(contacts=(contact(checked=checked(366, "called")),)),
        c=service(),
    )
    head, line, second, other = worklist.coming_contacts(records, TODAY, 60)
    assert head.startswith("Nu står dagen för den senaste kontrollen") and "1 kontakt (b)" in head
    assert line == "  data/services/b.yml: phone 031-390 06 00, uppringd 2025-11-30; 2026-11-30"
    assert second.startswith("Om 30 dagar, 2026-12-31, står “kan ha ändrats” vid 1 kontakt (a)")
    assert "2026-12-31" in other
    assert "  data/services/a.yml" not in "".join(worklist.coming_contacts(records, TODAY, 29))


def test_the_reminder_is_a_list_to_tick_off(small_records: Catalogue) -> None:
    records = with_services(small_records, a=service(contacts=(contact(checked=checked(150)),)))
    lines = list(worklist.reminder_lines(records, TODAY, 60))
    assert lines[0] == "# Kontaktuppgifter att kontrollera, 2026-12-01"
    assert [line for line in lines if line.startswith("- [ ] `data/services/a.yml`: phone 031-390 06 00")]
    assert sum(line.startswith("## ") for line in lines) == 1


def test_a_contact_that_waits_for_a_person_is_not_shown(small_records: Catalogue) -> None:
    waiting = contact(publish="after_check", checked=checked(0, "archived"))
    (line, _) = due(with_services(small_records, prov=service(contacts=(waiting,))))
    assert ": visas inte, läst i arkiverad kopia" in line


def test_what_is_never_published_waits_for_nobody(small_records: Catalogue) -> None:
    records = with_services(
        small_records,
        a=service(publish="no", contacts=(contact(checked=None),)),
        b=service(contacts=(contact(publish="no", checked=None),)),
    )
    assert due(records) == ["0 av 1 kontakter väntar på kontroll 2026-12-01"]


def test_each_language_has_a_line_with_how_far_it_has_come(small: Project, small_records: Catalogue) -> None:
    swedish, english, read, arabic, unread = worklist.language_progress(small, small_records)
    assert swedish.startswith("sv: ") and "granskad, visas" in swedish
    # A right that is not translated has not been read in English by anybody.
    assert "0 viktiga saknas, 1 övriga saknas, utkast, visas" in english
    assert "utkast" in arabic
    wanted = r"  granskat: (\d+)/(\d+) viktiga, (\d+)/(\d+) i allt; 0 ändrade .+, 0 ifrågasatta"
    vital_read, vital, all_read, all = map(int, re.fullmatch(wanted, read).groups())  # type: ignore[union-attr]
    assert (vital - vital_read, all - all_read) == (1, 1) and vital > 100
    assert re.match(r"  granskat: 0/[1-9]\d* viktiga, 0/", unread)
