"""Every rule of the guard of people is held by a claim: with one fault in the code that claim fails.

`ROWS` is the list of what has been tried: a module, its text, the fault, and the claim. A new rule is a
new row. The claims are those of the other files here: faults in data that a check must tell.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from types import ModuleType

import pytest
import test_audit_by_trying
import test_editions
import test_formula
import test_narrative
import test_reconstruct
import test_report_checks
import test_report_words
import test_small_counts
import test_solver

import trialreport
from report_mutants import Claim, Mutant, planted
from sitegen.report import formula
from sitegen.report.checks import origin
from sitegen.report.disclosure import (
    cell_suppression,
    equations,
    linear_terms,
    narrative,
    older_editions,
    reconstruct,
    report_counts,
    small_counts,
    solver,
    telling_passages,
    thresholds,
)
from sitegen.report.editions import archive
from sitegen.report.figures import book, words

SAYING = (
    *("_part", "_sums", "_cases", "_row", "_bases", "_figure", "_stated", "_printed", "_claim"),
    *("_related", "_nearly", "_phrase", "_ratios"),
)


# -- claims that a fault must break ----------------------------------------------------------------


def link(holds: str) -> Claim:
    return lambda folder: test_reconstruct.test_a_product_or_a_quotient_is_a_rule_wherever_it_stands(
        folder, holds
    )


def figure(text: str) -> Claim:
    return lambda folder: test_reconstruct.test_a_figure_made_of_what_is_hidden_gives_it_away(folder, text)


def said(claim: str, faults: int) -> Claim:
    return lambda folder: test_reconstruct.test_words_are_rules_as_far_as_they_stretch(folder, claim, faults)


def gap(more: str) -> Claim:
    return lambda folder: test_reconstruct.test_what_the_audit_cannot_express_is_an_error_and_not_nothing(
        folder, more
    )


def sentence(text: str, found: str) -> Claim:
    return lambda _: test_narrative.test_few_people_with_something_true_of_them_are_found(text, found)


def quiet(text: str) -> Claim:
    return lambda _: test_narrative.test_many_people_and_people_in_general_are_left_alone(text)


def size(*given: object) -> Claim:
    return lambda folder: test_reconstruct.test_only_a_count_below_its_own_threshold_must_not_be_known(
        folder, *given
    )  # type: ignore[arg-type]


def frozen(folder: Path) -> Path:
    """The trial report with its two editions."""
    (folder / "data" / "reports").mkdir(parents=True)
    for text in (trialreport.earlier(), test_editions.NOW):
        test_editions.freeze_as_is(folder, text)
    return folder


def edition(name: str) -> Claim:
    """A claim about what older editions give away."""
    return lambda folder: getattr(test_editions.TestWhatOlderEditionsGiveAway(), name)(frozen(folder))


def changed_edition(folder: Path) -> None:
    test_editions.TestAFrozenEdition().test_that_somebody_has_changed_is_an_error(
        frozen(folder), '"value": 449', '"value": 448'
    )


def source(rule: object) -> str:
    return inspect.getsource(rule)  # type: ignore[arg-type]


def tried(_: Path) -> None:
    test_audit_by_trying.test_the_audit_finds_what_trying_everything_finds()


def small(*given: object) -> Claim:
    return lambda folder: test_small_counts.test_small_counts_are_found_wherever_they_stand(folder, *given)


def decision(*given: str) -> Claim:
    return lambda folder: test_small_counts.test_a_decision_that_does_not_hold_lets_nothing_stand(
        folder, *given
    )


def alike(counts: tuple[int, ...], kind: str, faults: int) -> Claim:
    return lambda folder: test_small_counts.test_that_all_of_a_small_group_are_alike_tells_of_each(
        folder, counts, kind, faults
    )


def slips(*changes: tuple[str, str]) -> Claim:
    return lambda folder: test_report_checks.test_two_slips_that_cancel_do_not_give_both_totals(
        folder, changes
    )


def read_too(*given: object) -> Claim:
    return lambda folder: test_narrative.test_campaigns_and_records_are_read_as_reports_are(folder, *given)


R, D, F = test_reconstruct, test_small_counts, test_formula
HALF = "{sv: hälften, en: half, value: primara.transkvinna, than: dubbelt}"
ALMOST = "{sv: nästan fem, en: almost five, value: primara.transkvinna}"
NOBODY = R.test_that_the_hidden_are_nobody_is_one_warning_in_a_small_group
MADE_OF = D.test_a_figure_has_the_threshold_of_what_it_is_made_of
ROWS: tuple[tuple[ModuleType, str, str, Claim], ...] = (
    # -- one parser
    (
        formula,
        'rest.append(("*" if token == "*" else "/", self._atom()))',
        "self._atom()",
        link("dubbelt == primara.trans * 2"),
    ),
    (
        formula,
        'raise TextFault(f"{quoted(self.text)}: skriv + - * eller / med mellanslag omkring", at)',
        "break",
        lambda _: F.test_what_is_no_sum_says_where("a b", 2),
    ),
    (
        formula,
        "raise Circular((*path, wanted))",
        "return",
        lambda _: F.test_what_is_needed_comes_first_however_deep_and_a_ring_is_told(),
    ),
    # -- sums of unknowns
    (linear_terms, "return times(right, factor)", "raise NotLinear", link("dubbelt == 2 * primara.trans")),
    (linear_terms, "return times(left, factor)", "raise NotLinear", link("dubbelt == primara.trans * 2")),
    (
        linear_terms,
        "for operator, atom in term.rest:",
        "for operator, atom in ():",
        link("dubbelt == 2 * primara.trans"),
    ),
    (
        linear_terms,
        "return self.ratio(id, point.value)",
        "raise NotLinear",
        link("moten.2031 == 2 * moten.2030"),
    ),
    (
        linear_terms,
        "if cell is None or cell.count is None:",
        "if cell is None:",
        R.test_a_long_chain_is_settled,
    ),
    (
        book,
        "if [*parts] in ([TOTAL], [BASE]):",
        "if [*parts] == [TOTAL]:",
        R.test_the_base_of_a_table_that_prints_none_is_its_rows,
    ),
    (linear_terms, 'own = f"{name}~{len(self.cells)}"', "own = name", R.test_a_span_may_hold_several_numbers),
    (linear_terms, "- constant - strict[1]", "- constant", R.test_a_bound_that_is_not_reached_is_a_rule),
    (linear_terms, "- constant + strict[0]", "- constant", R.test_more_than_a_number_is_not_that_number),
    # -- what is an unknown, and at risk
    (report_counts, "children=row.children", "children=False", size(37, ", children: true", 1)),
    (report_counts, "if count.of_people:", "if False:", R.test_a_hidden_case_that_something_gives_is_found),
    (
        report_counts,
        "told and cell is not None",
        "False",
        lambda folder: R.test_a_hidden_total_that_its_rows_give_is_found(folder, "total: U"),
    ),
    (
        report_counts,
        "answered = table.base.answered if table.base else None",
        "answered = None",
        lambda folder: R.test_a_hidden_total_that_its_rows_give_is_found(folder, "base: {answered: U}"),
    ),
    (
        report_counts,
        "NOT_PRINTED, limit, told, id, place)",
        "NOT_PRINTED, limit, False, id, place)",
        R.test_what_is_left_without_a_large_case_is_a_count_too,
    ),
    (
        report_counts,
        'NOT_PRINTED, limit, True, id, (*at, "of"))',
        'NOT_PRINTED, limit, False, id, (*at, "of"))',
        R.test_what_is_left_of_a_group_is_a_group_too,
    ),
    (
        report_counts,
        "NOT_PRINTED, thresholds.ONE_WAY, True, id, place)",
        "NOT_PRINTED, thresholds.ONE_WAY, False, id, place)",
        R.test_a_printed_share_gives_its_count_away,
    ),
    (
        report_counts,
        "return (1, MOST if stage else",
        "return (0, MOST if stage else",
        R.test_a_bound_that_is_not_reached_is_a_rule,
    ),
    # -- rules
    (
        equations,
        "self._rule(left, NOTHING if rest else AT_LEAST, at, said)",
        "pass",
        R.test_what_is_left_of_a_group_is_a_group_too,
    ),
    (
        equations,
        'f"raderna i {name} blir totalen")',
        'f"raderna i {name} blir totalen") if False else None',
        tried,
    ),
    (
        equations,
        'f"raderna i {name} blir basen")',
        'f"raderna i {name} blir basen") if False else None',
        R.test_a_single_hidden_cell_follows_from_its_base,
    ),
    (
        equations,
        'self._rule(left, NOTHING, (*at, "universe"), said, assumed=True)',
        "pass",
        R.test_a_table_without_a_base_may_be_taken_for_all_of_its_group,
    ),
    (
        equations,
        'self._rule(left if parts else {}, AT_MOST, ("tables", name), said)',
        "pass",
        R.test_a_case_has_no_more_in_its_rows_than_it_has,
    ),
    (
        equations,
        "self._rule(minus(count, self._sum(table.universe)), AT_MOST, at, said)",
        "pass",
        R.test_a_row_has_no_more_than_its_group,
    ),
    (
        equations,
        "for bottom in self._bases(name, table):",
        "for bottom in ():",
        R.test_a_share_beside_a_hidden_cell_gives_it_away,
    ),
    (
        equations,
        "return found or [self._sum(*cells_of(name, table))]",
        "return found",
        R.test_a_share_of_rows_without_a_base_gives_its_count,
    ),
    (
        equations,
        "self._rule(minus(both, self._sum(own)), NOTHING, place, said)",
        "pass",
        R.test_what_is_left_without_a_large_case_is_a_count_too,
    ),
    (
        equations,
        "elif figure.printed is not None:",
        "elif False:",
        figure("{printed: 6, num: 2 * SMALL, sv: D, en: D}"),
    ),
    (
        equations,
        "self._phrase(found, phrase_of(figure, Fraction(printed)), at, said)",
        "pass",
        figure("{printed: 3, qualifier: about, num: SMALL, sv: D, en: D}"),
    ),
    (
        equations,
        'zeros = trailing_zeros(printed) if figure.rounding == "rounded" else 0',
        "zeros = 0",
        R.test_a_number_that_is_rounded_leaves_what_its_rounding_leaves,
    ),
    (
        equations,
        'self._printed(figure, figure.value, found, (*at, "value"))',
        "pass",
        R.test_a_printed_share_gives_its_count_away,
    ),
    (
        equations,
        'self._within(found, ValueBounds(low, high), at, "den tryckta andelen")',
        "pass",
        figure("{show: percent, low: 6, high: 7, of: primara.kvinna, sv: A, en: D}"),
    ),
    (equations, 'self._phrase(found, phrase, ("claims", name, "sv"), claim.sv)', "pass", said(HALF, 1)),
    (
        equations,
        '"<": ValueBounds(high=ZERO, below=True)',
        '"<": ValueBounds()',
        R.test_a_bound_that_is_not_reached_is_a_rule,
    ),
    (equations, '"<=": AT_MOST', '"<=": ValueBounds()', link("primara.trans <= dubbelt / 3")),
    (equations, '"==": NOTHING', '"==": AT_MOST', link("dubbelt == 2 * primara.trans")),
    (equations, "self._within(other, near, at, said, assumed=True)", "pass", link("primara.trans ~ 3")),
    (equations, "self._within(found, wide, at, said)\n", "pass\n", said(ALMOST, 1)),
    (
        equations,
        "self._within(found, tight, at, said, assumed=True)",
        "pass",
        R.test_words_are_taken_for_what_they_mean,
    ),
    (
        equations,
        "self._gap(at, *sums, hidden=hidden)",
        "pass",
        gap("figures: {a: {printed: 6, num: primara.flicka * primara.pojke, sv: A, en: A}}"),
    ),
    (
        equations,
        "self._gap(at, relation.left, relation.right)",
        "pass",
        gap("links: [{holds: primara.flicka ~ primara.pojke}]"),
    ),
    # -- what a reader can work out
    (
        reconstruct,
        "for id, at in dict.fromkeys(system.gaps):",
        "for id, at in ():",
        gap("links: [{holds: primara.flicka ~ primara.pojke}]"),
    ),
    (reconstruct, "0 < value < limit for", "0 < value for", size(37, "", 0)),
    (
        reconstruct,
        "return len(answer.values) < thresholds.VALUES and",
        "return len(answer.values) < 2 and",
        R.test_a_bound_that_is_not_reached_is_a_rule,
    ),
    (
        small_counts,
        'address.partition("~")[0]',
        "address",
        R.test_what_is_signed_may_be_worked_out_with_and_without_its_case,
    ),
    (
        reconstruct,
        "if not found[name].decided or self",
        "if self",
        R.test_what_cannot_be_settled_is_an_error_and_not_a_pass,
    ),
    (
        reconstruct,
        "for rules in (self.rules, sure)]",
        "for rules in (self.rules,)]",
        R.test_that_is_dropped_where_other_numbers_say_that_it_is_not_so,
    ),
    (
        reconstruct,
        "for stage in (ANY, NONE_TOO)",
        "for stage in (ANY,)",
        lambda folder: NOBODY(folder, "identity", 15, 5, 1),
    ),
    (
        reconstruct,
        "if size is not None and thresholds.strict_zero(kinds, size):",
        "if False:",
        lambda folder: NOBODY(folder, "identity", 15, 5, 1),
    ),
    (
        reconstruct,
        "yield from self._if_all_are_small(",
        "yield from (lambda *_: ())(",
        R.test_that_all_hidden_are_small_would_tell_is_a_warning,
    ),
    (
        reconstruct,
        'yield self._problem(risk, f"inga antal',
        'return self._problem(risk, f"inga antal',
        R.test_numbers_that_cannot_all_be_true_are_an_error_and_not_a_pass,
    ),
    # -- words
    (
        words,
        'return ValueBounds(low=self.target, above=self.bound == "over")',
        "return ValueBounds()",
        R.test_words_that_set_a_lower_bound_bound_it_too,
    ),
    (
        words,
        "* (2 if doubtful else 1)",
        "* 2",
        R.test_words_are_taken_for_what_they_mean,
    ),
    (
        words,
        "return None\n    for pattern, target",
        "pass\n    for pattern, target",
        lambda _: test_report_words.test_all_but_some_is_not_all("alla utom två", "sv"),
    ),
    # -- the solver
    (
        solver,
        "if rule.low is not None and total < rule.low:",
        "if False:",
        lambda _: test_solver.test_a_second_total_gives_the_hidden_cell_away_and_the_reasons_name_both(),
    ),
    (
        solver,
        "return rule.high - total if rule.high is not None and total > rule.high else 0",
        "return 0",
        lambda _: test_solver.test_a_second_total_gives_the_hidden_cell_away_and_the_reasons_name_both(),
    ),
    (
        solver,
        "Possible(values, name in decided or",
        "Possible(values, True or",
        lambda _: test_solver.test_work_that_runs_out_is_undecided_and_never_a_pass(),
    ),
    (
        solver,
        "group[root(name)] = root(free[0])",
        "pass",
        lambda _: test_solver.test_a_second_total_gives_the_hidden_cell_away_and_the_reasons_name_both(),
    ),
    (
        solver,
        "if answer.decided and len(answer.values) < enough:\n                kept = fewer",
        "if answer.decided:\n                kept = fewer",
        lambda _: test_solver.test_a_second_total_gives_the_hidden_cell_away_and_the_reasons_name_both(),
    ),
    # -- small counts, and who has decided
    (
        report_counts,
        "limit, at = threshold(report, table, children=row.children), (",
        "limit, at = thresholds.ONE_WAY, (",
        D.test_a_crossed_table_has_the_higher_threshold,
    ),
    (
        report_counts,
        "0 < self.cell.count < self.limit",
        "0 < self.cell.count <= self.limit",
        lambda folder: D.test_the_threshold_is_five_and_nothing_is_no_small_count(folder, "5", 0),
    ),
    (
        small_counts,
        "if count.is_small and not may_be_published",
        "if False and not may_be_published",
        small("base: {answered: 70}", "base: {answered: 4}"),
    ),
    (
        report_counts,
        "yield GuardedCount(name, cluster.sv, cluster.n, thresholds.ONE_WAY, True, id, place)",
        "pass",
        small("tables:", "clusters: {fallet: {n: 2, of: alla, sv: fallet, en: the case}}\ntables:"),
    ),
    (small_counts, "value.denominator == 1 and", "", D.test_a_figure_that_is_no_whole_number_is_no_count),
    (
        small_counts,
        "found.append(_limit_of_ref(reading.reports[key[0]], key[1]))",
        "pass",
        lambda folder: MADE_OF(folder, "{sju: {num: korsad.b.y, sv: Sju, en: Seven}}"),
    ),
    (
        small_counts,
        "waiting += needed",
        "pass",
        lambda folder: MADE_OF(
            folder, "{sju: {num: annan, sv: Sju, en: S}, annan: {num: korsad.b.y + 0, sv: A, en: O}}"
        ),
    ),
    (
        small_counts,
        "children=any(head is not None and head.children for head in heads)",
        "children=False",
        D.test_a_figure_of_a_row_of_children_has_their_threshold,
    ),
    (
        small_counts,
        "if row.percent is not None:\n                message",
        "if False:\n                message",
        D.test_a_hidden_count_hides_its_share,
    ),
    (
        small_counts,
        "if is_people(table.about, table.unit) and not table.multi:",
        "if False:",
        alike((14, 0, 0), "sensitive", 1),
    ),
    (
        cell_suppression,
        "if one_answer and thresholds.strict_zero((kinds[1 - axis],), some[0][1]):",
        "if one_answer:",
        alike((25, 0, 0), "sensitive", 0),
    ),
    (
        small_counts,
        'decision.remedy == "publish" and named in decision.about and not _unfit(decision, today)',
        'decision.remedy == "publish" and named in decision.about',
        decision("review: 2032-05-01", "review: 2031-12-31", "på nytt"),
    ),
    (
        small_counts,
        "if not decided.signed and decided.ground is None:",
        "if False:",
        decision(" signed: true,", "", "inte fattat"),
    ),
    (
        small_counts,
        "if not wrong:",
        "if True:",
        decision(" signed: true,", " ground: total,", "ingen total för hela landet"),
    ),
    (
        small_counts,
        "if decided.reason is None or decided.review is None:",
        "if decided.review is None:",
        decision(" reason: Avtal med finansiären,", "", "reason och review"),
    ),
    (
        small_counts,
        "if decided.review <= today:",
        "if False:",
        decision("review: 2032-05-01", "review: 2031-12-31", "på nytt"),
    ),
    (
        small_counts,
        'if decision.remedy == "publish" and (message := _unfit(decision, today)):',
        'if False and (message := ""):',
        decision("on: 2031-05-01", "on: 2032-02-01", "framtiden"),
    ),
    (
        small_counts,
        'if not any(ref == name or ref.startswith(f"{name}.") for name in named):',
        "if False:",
        D.test_what_is_hidden_without_a_decision_is_an_error_and_what_waits_a_warning,
    ),
    (
        small_counts,
        "for field, text in texts.items() if is_hidden else ():",
        "for field, text in ():",
        D.test_a_correction_does_not_tell_what_is_hidden_now,
    ),
    (
        thresholds,
        "return TWO_WAY if children or fine or len(tuple(kinds)) > 1 else ONE_WAY",
        "return TWO_WAY if children or fine else ONE_WAY",
        D.test_a_crossed_table_has_the_higher_threshold,
    ),
    (
        report_counts,
        'return about == "people" and unit in OF_PEOPLE',
        'return about == "people"',
        lambda folder: D.test_what_counts_no_people_has_no_threshold(folder, "sek"),
    ),
    # -- older editions
    (older_editions, "self._merged(now)", "pass", edition("test_a_category_that_is_taken_out_of_a_sum")),
    (
        older_editions,
        "self._merged_rows(old, new, self.names, newest)",
        "pass",
        edition("test_a_category_that_is_taken_out_of_a_sum"),
    ),
    (
        older_editions,
        "self._merged_rows(new, old, newest, self.names)",
        "pass",
        edition("test_a_category_that_is_put_into_a_sum"),
    ),
    (
        older_editions,
        "self._inside(grid, found)",
        "pass",
        edition("test_the_rows_of_an_older_edition_together_when_others_were_corrected"),
    ),
    (
        older_editions,
        'return f"{told.cell.count}, som är dolt nu"',
        'return ""',
        edition("test_a_count_that_is_hidden_now"),
    ),
    (
        older_editions,
        'return f"ett antal under gränsen {told.limit}" if told.is_small else ""',
        'return ""',
        edition("test_a_small_count_in_a_table_that_is_gone"),
    ),
    # -- sentences
    (
        telling_passages,
        "or 0 < whole - part < limit",
        "",
        sentence("Åtta av de tio personer som fick stöd hade utsatts för våld.", "Åtta av de tio"),
    ),
    (telling_passages, "or 0 < part < limit", "", sentence("(3 av 10) hade utsatts för våld.", "(3 av 10)")),
    (
        telling_passages,
        "return is_all or",
        "return",
        sentence("Tio av de tio vuxna var papperslösa.", "Tio av de tio"),
    ),
    (
        telling_passages,
        "or self.attribute.search(around)",
        "",
        sentence("Våldet var grovt. Det gällde åtta av de tio.", "åtta av de tio"),
    ),
    (
        telling_passages,
        "or self.roughly.search(sentence[: match.start()]):\n            return False\n        is_all",
        ":\n            return False\n        is_all",
        quiet("Nästan två av tre kvinnor hade utsatts för sexuell exploatering."),
    ),
    (
        telling_passages,
        'return not self.joins.search(between.rpartition(" ")[0])',
        "return True",
        quiet("En studie av kvinnor som utsatts för våld."),
    ),
    (
        telling_passages,
        "return None if unit is None else number + unit",
        "return number",
        sentence("Trettiotre av de trettiosex männen hade utsatts för brott.", "Trettiotre av de trettiosex"),
    ),
    (
        telling_passages,
        "limit = thresholds.TWO_WAY if self.children.search(sentence) else thresholds.ONE_WAY",
        "limit = thresholds.ONE_WAY",
        sentence("41 av 48 barn var asylsökande.", "41 av 48 barn"),
    ),
    (
        telling_passages,
        'text = MARKS.sub(lambda mark: " " * len(mark[0]), text)',
        "pass",
        sentence("**Två** transkvinnor sökte stöd.", "Två** transkvinnor"),
    ),
    (
        telling_passages,
        "yield from self.labelled.finditer(text)",
        "yield from ()",
        sentence("Transkvinnor: 2", "Transkvinnor: 2"),
    ),
    (
        telling_passages,
        "for match in self.left_of.finditer(text):",
        "for match in ():",
        sentence(
            "46 kvinnor sökte stöd. 44 av dem hade utsatts för våld.", "46 kvinnor sökte stöd. 44 av dem"
        ),
    ),
    (
        telling_passages,
        "yield from pattern.finditer(sentence)",
        "yield from ()",
        sentence("Transkvinnorna var två, och de fick stöd.", "Transkvinnorna var två"),
    ),
    (
        telling_passages,
        "yield from _counted_after(words)",
        "yield from ()",
        sentence("Två papperslösa fick stöd.", "Två papperslösa"),
    ),
    (
        narrative,
        "for line, *said in entries",
        "for line, *said in ()",
        read_too("locales/en/LC_MESSAGES/a.po", 'msgid "Stöd"\nmsgstr "Two trans women"\n', 1),
    ),
    (
        narrative,
        "if find.few not in known:",
        "if False:",
        lambda folder: test_narrative.test_paragraphs_are_read_with_their_figures_in_place(
            folder,
            "figures: {k: {about: organisation, value: 3, sv: M, en: M}}\n",
            "Vi mötte {k} transkvinnor.",
        ),
    ),
    (
        words,
        "if found := re.search(OUT_OF[language], text):",
        "if found := None:",
        lambda _: test_report_words.test_a_phrase_is_held_against_a_value(
            "åtta av tio", "eight in ten", "0.8", "true"
        ),
    ),
    (
        narrative,
        '(root / "campaigns").glob("*/docs/*/**/*.md")',
        '(root / "campaigns").glob("x")',
        read_too("campaigns/kop/docs/sv/om.md", "Två flickor hade utsatts för våld.\n", 1),
    ),
    (
        narrative,
        "for folder, one in RECORDS:",
        "for folder, one in RECORDS[1:]:",
        read_too("campaigns/kop/data/a.yml", "sv: Våld. Det gällde åtta av de tio.\n", 1),
    ),
    (
        narrative,
        "for folder, one in RECORDS:",
        "for folder, one in RECORDS[:1]:",
        read_too("data/rights/a.yml", "says: En transkvinna fick stöd.\n", 1),
    ),
    # -- totals, and what is kept
    (
        origin,
        "if source.control_by_place is not None and source.control_by_place != found.by_place:",
        "if False:",
        slips(("value: 9, sv: Nio", "value: 8, sv: Nio"), ("value: 10, sv: Tio", "value: 11, sv: Tio")),
    ),
    (
        origin,
        "if source.control is not None and source.control != found.control:",
        "if False:",
        test_report_checks.test_a_slip_in_a_figure_that_nothing_depends_on_changes_the_control_total,
    ),
    (
        origin,
        'return "error" if report.is_issued else "note"',
        'return "note"',
        lambda folder: test_report_checks.test_what_is_published_has_both_totals(folder, ", control: 2659.2"),
    ),
    (archive, "if checksum != _checksum(form, document):", "if False:", changed_edition),
)
MUTANTS = [Mutant(*row) for row in ROWS]


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_fault_in_the_code_is_told_by_its_claim(mutant: Mutant, tmp_path: Path) -> None:
    with planted(mutant), pytest.raises((Exception, pytest.fail.Exception)):
        mutant.claim(tmp_path)


def test_every_check_of_what_may_be_shown_and_every_rule_of_the_audit_has_a_mutant() -> None:
    rules = [
        getattr(equations._RulesOfReport, name) for name in vars(equations._RulesOfReport) if name in SAYING
    ]
    assert len(rules) == len(SAYING)
    texts = {row[1] for row in ROWS}
    helped = {
        rule: source(rule) + "".join(map(source, helpers(rule))) for rule in (*small_counts.ALL, *rules)
    }
    assert [rule.__name__ for rule, text in helped.items() if not any(old in text for old in texts)] == []


def helpers(rule: object) -> list[object]:
    """The private functions of its module that a rule calls."""
    names = rule.__code__.co_names
    return [vars(small_counts)[name] for name in names if name.startswith("_") and name in vars(small_counts)]
