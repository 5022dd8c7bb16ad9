"""What is wrong in what was typed is said in Swedish, with what can be typed instead."""

from __future__ import annotations

import pytest

from sitegen import cli


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chekc", "chekc finns inte; välj bland build,"),
        ("checked bris --how ringt", "--how: ringt finns inte; välj bland called, live, confirmed, archived"),
        ("checked", "det här behövs också: ID"),
        ("due --ahead", "--ahead: värdet saknas"),
        ("due --ahead tio", "--ahead: tio är inget heltal"),
        ("due --när", "det här är okänt: --när"),
        ("--today 2026-02-30 due", "2026-02-30 är ingen dag; skriv ÅÅÅÅ-MM-DD"),
        ("new service prov --so x", "--so kan betyda flera: --source, --source-title"),
        ("new prov", "prov finns inte; välj bland service, member"),
    ],
)
def test_a_slip_is_told_in_swedish(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(typed.split())
    assert caught.value.code == 2
    said = capsys.readouterr().err
    assert told in said.splitlines()[-1]
    assert said.startswith("usage: cli.py")
    assert not any(word in said.splitlines()[-1] for word in ("argument", "invalid", "expected", "choose"))
