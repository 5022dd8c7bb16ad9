"""Letters to those who run the services: what readers see, what nobody knows, how to answer."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

import projects
from records import NUMBER, TODAY, checked, contact, maker, service, with_services
from sitegen import cli
from sitegen.build import letters
from sitegen.core import Project, clock
from sitegen.records import Catalogue, Service

KNOWN = {"rule": "24/7", "as_of": "2026"}


def written(records: Catalogue, **services: Service) -> tuple[letters.OperatorLetter, ...]:
    return letters.letters(maker(with_services(records, **services)), tuple(services))


def test_an_operator_gets_one_letter_with_all_that_it_runs(small_records: Catalogue) -> None:
    made = written(
        small_records,
        a=service(name="Första linjen"),
        b=service(name="Andra linjen"),
        c=service(name="Tredje linjen", operator="Föreningen Åtta Öar"),
    )
    assert {letter.services for letter in made} == {("Första linjen", "Andra linjen"), ("Tredje linjen",)}
    assert {letter.name for letter in made} == {"foreningen-atta-oar", "stiftelsen-provlinjen"}


def test_it_shows_what_readers_see_and_how_that_is_known(small_records: Catalogue) -> None:
    (letter,) = written(small_records, a=service(contacts=(contact(hours=KNOWN, checked=checked(9)),)))
    assert "Ring: 031-390 06 00, dygnet runt (läst på webbplatsen 2026-11-22)" in letter.text
    assert "/sok-hjalp/kontakt/" in letter.text


def test_it_asks_what_nobody_knows_and_nothing_else(small_records: Catalogue) -> None:
    (letter,) = written(
        small_records, a=service(contacts=(contact(),), unclear=("men", "child"), interpreter="unknown")
    )
    assert "När svarar ni (ring: 031-390 06 00)?" in letter.text
    assert "Har ni tolk, och till vilka språk?" in letter.text
    assert "Tar ni emot män och den som är under 18 år?" in letter.text
    known = service(
        contacts=(contact(hours=KNOWN),), cost="call_charge", anonymous="yes", on_bill="no",
        languages=("sv",), interpreter="yes",
    )  # fmt: skip
    (letter,) = written(small_records, a=known)
    assert "Vi undrar" not in letter.text


def test_a_number_that_is_withheld_is_asked_for_and_not_said_to_be_shown(small_records: Catalogue) -> None:
    waiting = contact(publish="after_check", checked=checked(0, "archived"))
    (letter,) = written(small_records, a=service(publish="after_check", contacts=(waiting,)))
    assert "Vi har 031-390 06 00 men visar det inte." in letter.text
    assert "Ring: 031-390 06 00" not in letter.text


def test_no_line_is_longer_than_mail_carries(small_records: Catalogue) -> None:
    (letter,) = written(small_records, a=service(gives="Stöd och råd till den som behöver det. " * 20))
    assert max(len(line) for line in letter.text.splitlines() if "https://" not in line) <= letters.WIDTH


def test_a_mail_says_the_same_and_is_not_sent_yet(small_records: Catalogue) -> None:
    (letter,) = written(small_records, a=service(name="Linjen för Åsa & Östen"))
    read = email.message_from_bytes(letter.mail, policy=email.policy.default)
    assert read.get_content() == letter.text
    assert read["X-Unsent"] == "1" and read["To"] is None
    assert read["Subject"] == "Stämmer det vi visar om Linjen för Åsa & Östen?"


def test_those_that_wait_for_a_check_are_due(small_records: Catalogue) -> None:
    services = {
        "ny": service(contacts=(contact(checked=checked(3)),)),
        "arkiv": service(contacts=(contact(checked=checked(3, "archived")),)),
        "dold": service(publish="no", contacts=(contact(checked=None),)),
        "gammal": service(contacts=(contact(checked=checked(100)), contact("web", checked=checked(1)))),
    }
    assert letters.due(services, TODAY) == ("arkiv", "gammal")


@pytest.fixture
def told(small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that letters go to, on the small project's own day."""
    monkeypatch.setenv(clock.TODAY_VARIABLE, projects.TODAY)
    return tmp_path / "brev"


def asked(small: Project, folder: Path, *arguments: str) -> int:
    return cli.main(["--root", str(small.root), "ask", *arguments, "--out", str(folder)])


def test_the_verb_writes_both_forms_of_each_letter_and_takes_old_ones_away(
    small: Project, told: Path
) -> None:
    assert asked(small, told, "provlinjen", "vantelinjen") == 0
    assert {path.suffix for path in told.iterdir()} == {".txt", ".eml"} and len(list(told.iterdir())) == 4
    assert asked(small, told, "provlinjen") == 0
    assert {path.stem for path in told.iterdir()} == {"stiftelsen-provlinjen"}


def test_a_folder_with_something_else_in_it_is_left_alone(
    small: Project, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told.mkdir()
    (told / "viktigt.odt").write_text("…", "utf-8")
    assert asked(small, told, "provlinjen") == 1
    assert "innehåller annat än brev" in capsys.readouterr().err
    assert [path.name for path in told.iterdir()] == ["viktigt.odt"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(("provlinje", "okänd"), "menade du “provlinjen”?"), ((), "ingen tjänst är namngiven")],
)
def test_services_that_there_are_not_are_said(
    small: Project, told: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert asked(small, told, *arguments) == 1
    assert expected in capsys.readouterr().err and not told.exists()


def test_all_that_wait_can_be_asked_at_once(small: Project, told: Path) -> None:
    assert asked(small, told, "--due") == 0
    assert told.joinpath("foreningen-vantelinjen.txt").read_text("utf-8").count("VÄNTELINJEN") == 1
    assert NUMBER not in told.joinpath("foreningen-vantelinjen.txt").read_text("utf-8")
