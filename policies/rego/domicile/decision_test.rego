package domicile.decision_test

import data.domicile
import data.domicile.fixture

decided(question, rules) := decision if {
	decision := domicile.decision with input as question
		with data.catalog as fixture.catalog
		with data.policies as fixture.policies(rules, [])
}

waived(question, rules, waivers) := decision if {
	decision := domicile.decision with input as question
		with data.catalog as fixture.catalog
		with data.policies as fixture.policies(rules, waivers)
}

placed(decision) := [one.offering | some one in decision.placements]

refused(decision) := {one.offering: verdicts(one.findings) | some one in decision.refusals}

verdicts(findings) := [[one.rule, one.verdict] | some one in findings]

is_error(decision) if {
	decision.outcome == "refused"
	is_string(decision.error)
	count(decision.errors) > 0
	not decision.placements
	not decision.refusals
}

# What is decided.

test_every_candidate_is_judged_by_the_rules_that_apply if {
	decision := decided(fixture.question, [fixture.inside_union])
	decision.outcome == "allowed"
	decision.workload == "letters"
	decision.asOf == fixture.day
	placed(decision) == ["acme/de/models/big@in-region", "acme/de/models/small@in-region"]
	refused(decision) == {
		"acme/de/models/small@global": [["union/inside", "violated"]],
		"acme/us/models/small@in-region": [["union/inside", "violated"]],
		"bolt/fr/endpoints/open@in-region+dedicated": [["union/inside", "unknown"]],
	}
	decision.candidates == {"allowed": 2, "conditional": 0, "refused": 3}
	decision.rules["union/inside"].title == "union/inside"
}

test_a_placement_says_where_and_what if {
	placement := decided(fixture.question, [fixture.inside_union]).placements[0]
	placement.rank == 1
	placement.country == "DE"
	placement.region == "de"
	placement.variant == null
	placement.processing == {"regions": ["acme/de"], "countries": ["DE"], "bound": ["DE"]}
}

test_a_rule_that_only_warns_is_reported_and_refuses_nothing if {
	warns := object.union(fixture.inside_union, {"id": "union/warns", "enforcement": "warn"})
	all := fixture.rule("union/all", "statement", {"says": "no-location-rule", "text": "…"})
	decision := decided(fixture.question, [all, warns])
	count(decision.placements) == 5
	some one in decision.placements
	one.findings == [{"rule": "union/warns", "stage": "inference", "verdict": "violated", "enforcement": "warn"}]
}

test_what_evidence_could_close_is_conditional if {
	asks := fixture.rule("union/asks", "evidence", {"allOf": ["clauses"]})
	decision := decided(fixture.question, [asks])
	decision.outcome == "conditional"
	declared := decided(fixture.asked({"evidence": [fixture.evidence({})]}), [asks])
	declared.outcome == "allowed"
	count(declared.placements) == 5
	declared.candidates == {"allowed": 4, "conditional": 1, "refused": 0}
}

test_the_best_branch_counts if {
	rule := object.union(fixture.inside_union, {"branches": [
		{"requirements": [{"kind": "residency", "body": {"stages": ["inference"], "onlyIn": ["UNION"]}}]},
		{"requirements": [{"kind": "residency", "body": {"stages": ["inference"], "onlyIn": ["US"]}}]},
	]})
	decision := decided(fixture.question, [rule])
	count(decision.placements) == 3
	refused(decision)["acme/de/models/small@global"] == [["union/inside", "violated"]]
	refused(decision)["bolt/fr/endpoints/open@in-region+dedicated"] == [["union/inside", "unknown"]]
}

test_findings_stand_in_the_order_of_rules_whatever_they_read if {
	named := fixture.rule("union/a", "offering", {"condition": [[{
		"attribute": "model",
		"name": "model",
		"operator": "noneOf",
		"operands": ["dev/small"],
		"negated": false,
	}]]})
	decision := decided(fixture.question, [named, fixture.inside_union])
	refused(decision)["acme/us/models/small@in-region"] == [["union/a", "violated"], ["union/inside", "violated"]]
	refused(decision)["acme/de/models/small@in-region"] == [["union/a", "violated"]]
	placed(decision) == ["acme/de/models/big@in-region"]
}

test_every_requirement_of_a_branch_must_hold if {
	rule := object.union(fixture.inside_union, {"branches": [{"requirements": [
		{"kind": "residency", "body": {"stages": ["inference"], "onlyIn": ["UNION"]}},
		{"kind": "evidence", "body": {"allOf": ["clauses"]}},
	]}]})
	decision := decided(fixture.question, [rule])
	decision.candidates == {"allowed": 0, "conditional": 2, "refused": 3}
}

test_evidence_closes_only_for_its_operator_and_places if {
	rule := object.union(fixture.inside_union, {"branches": [{
		"requirements": [{"kind": "residency", "body": {"stages": ["inference"], "onlyIn": ["UNION"]}}],
		"orEvidence": {"allOf": [], "anyOf": ["clauses"]},
	}]})
	decided(fixture.question, [rule]).candidates == {"allowed": 2, "conditional": 3, "refused": 0}
	covered := decided(fixture.asked({"evidence": [fixture.evidence({"covers": ["US"]})]}), [rule])
	covered.candidates == {"allowed": 3, "conditional": 2, "refused": 0}
}

test_no_policies_are_no_permission if {
	decision := decided(fixture.question, [])
	decision.outcome == "refused"
	decision.uncovered == ["DE"]
	decision.placements == []
	verdicts(decision.findings) == [["domicile/covered", "violated"]]
	decided(object.union(fixture.question, {"uncovered": "warn"}), []).outcome == "allowed"
}

test_no_candidate_is_refused if {
	decision := decided(fixture.asked({"pin": {"provider": "bolt", "model": "big"}}), [fixture.inside_union])
	decision.outcome == "refused"
	decision.placements == []
	not decision.error
}

test_a_rule_of_a_kind_that_is_not_known_is_not_met if {
	decision := decided(fixture.question, [fixture.rule("union/other", "other", {})])
	decision.outcome == "refused"
	verdicts(decision.refusals[0].findings) == [["union/other", "unknown"]]
}

test_a_requirement_that_cannot_be_read_is_not_met if {
	every pair in [
		["residency", null],
		["residency", {}],
		["residency", {"onlyIn": []}],
		["residency", {"onlyIn": ["NOWHERE"]}],
		["residency", {"notIn": ["NOWHERE"]}],
		["residency", {"notIn": "US"}],
		["residency", {"notIn": ["CH"], "stages": []}],
		["residency", {"notIn": ["CH"], "stages": ["nonsense"]}],
		["residency", {"notIn": ["CH"], "stages": "inference"}],
		["certification", null],
		["certification", {}],
		["certification", {"allOf": []}],
		["certification", {"anyOf": []}],
		["offering", null],
		["offering", {}],
		["offering", {"condition": []}],
		["evidence", null],
		["evidence", {}],
		["statement", null],
		["statement", {}],
		["portability", null],
		["portability", {}],
	] {
		decision := decided(fixture.question, [fixture.rule("union/broken", pair[0], pair[1])])
		decision.outcome != "allowed"
	}
}

test_portability_speaks_of_the_allowed_set_without_the_pin if {
	asks := fixture.rule("union/ways-out", "portability", {"regions": 2})
	pinned := fixture.asked({"pin": {"provider": "acme", "region": "us"}})
	all := fixture.rule("union/all", "statement", {"says": "no-location-rule", "text": "…"})
	decided(pinned, [all, asks]).outcome == "allowed"
	decision := decided(pinned, [all, fixture.rule("union/ways-out", "portability", {"regions": 4})])
	decision.outcome == "refused"
	verdicts(decision.findings) == [["union/ways-out", "violated"]]
	count(decision.placements) == 1
	decision.placements[0].findings == []
}

test_obligations_stand_once_on_what_is_not_refused if {
	first := object.union(fixture.inside_union, {"obligations": [{"id": "union/inside/a", "text": "report"}]})
	second := object.union(
		fixture.rule("union/more", "statement", {"says": "no-location-rule", "text": "…"}),
		{"obligations": [{"id": "union/more/a", "text": "report"}, {"id": "union/more/b", "text": "keep"}]},
	)
	decided(fixture.question, [first, second]).placements[0].obligations == [
		{"id": "union/inside/a", "text": "report"},
		{"id": "union/more/b", "text": "keep"},
	]
}

# Waivers.

waiver(changes) := object.union(
	{
		"id": "pilot",
		"rules": ["union/inside"],
		"workloads": ["let*"],
		"offerings": [],
		"lifts": [2, 3],
		"until": "2027-01-01",
		"untilText": "2027-01-01",
		"approver": "a",
		"reason": "r",
	},
	changes,
)

test_a_waiver_lifts_and_marks if {
	decision := waived(fixture.question, [fixture.inside_union], [waiver({})])
	count(decision.placements) == 5
	decision.waivers == [{
		"id": "pilot",
		"rules": ["union/inside"],
		"approver": "a",
		"reason": "r",
		"until": "2027-01-01",
	}]
	{one.waivedBy | some placement in decision.placements; some one in placement.findings} == {"pilot"}
}

only(changes) := count(waived(fixture.question, [fixture.inside_union], [waiver(changes)]).placements)

test_a_waiver_lifts_only_what_it_names if {
	only({"lifts": [2]}) == 3
	only({"offerings": ["*@global"]}) == 3
	only({"offerings": ["bolt/fr/endpoints/open@in-region"]}) == 3
	only({"rules": ["union/other"]}) == 2
	only({"workloads": ["other"]}) == 2
	only({"when": [[{"attribute": "sector", "name": "sector", "operator": "anyOf", "operands": ["banking"], "negated": false}]]}) == 2
	only({"from": "2026-11-23"}) == 2
	only({"until": "2026-11-22"}) == 2
}

test_an_expired_waiver_lifts_nothing_and_is_told if {
	decision := waived(fixture.question, [fixture.inside_union], [waiver({"until": "2026-11-22", "untilText": "2026-11-22"})])
	decision.warnings == ["waiver pilot ended on 2026-11-22 and lifts nothing any more"]
	none := waived(fixture.question, [fixture.inside_union], [waiver({"until": "2026-11-22", "lifts": [1]})])
	none.warnings == []
}

test_what_is_built_in_is_never_lifted if {
	decision := waived(fixture.question, [], [waiver({"rules": ["domicile/covered", "domicile/usable"]})])
	decision.outcome == "refused"
}

test_only_a_waiver_that_names_no_offering_lifts_what_is_said_of_the_workload if {
	asks := fixture.rule("union/inside", "portability", {"regions": 9})
	all := fixture.rule("union/all", "statement", {"says": "no-location-rule", "text": "…"})
	waived(fixture.question, [all, asks], [waiver({})]).outcome == "allowed"
	waived(fixture.question, [all, asks], [waiver({"offerings": ["*"]})]).outcome == "refused"
}

# Ways to a false allow: whatever is not there, is not said or is no value, nothing is allowed.

test_without_data_nothing_is_decided if {
	is_error(decision_without_catalog)
	is_error(decision_without_policies)
	is_error(decision_without_data)
}

decision_without_catalog := decision if {
	decision := domicile.decision with input as fixture.question
		with data.policies as fixture.policies([fixture.inside_union], [])
		with data.catalog as {}
}

decision_without_policies := decision if {
	decision := domicile.decision with input as fixture.question
		with data.policies as {}
		with data.catalog as fixture.catalog
}

decision_without_data := decision if {
	decision := domicile.decision with input as fixture.question with data.policies as {} with data.catalog as {}
}

test_any_part_of_the_data_that_is_missing_allows_nothing if {
	every key in object.keys(fixture.catalog) - {
		"digest",
		"providers",
		"services",
		"features",
		"developers",
		"entities",
		"schemes",
		"attestations",
		"notices",
		"lists",
	} {
		not is_allowed(decision_with(object.remove(fixture.catalog, [key]), fixture.policies([fixture.inside_union], [])))
	}
	every key in ["policies", "rules", "waivers"] {
		policies := object.remove(fixture.policies([fixture.inside_union], []), [key])
		not is_allowed(decision_with(fixture.catalog, policies))
	}
}

decision_with(catalog, policies) := decision if {
	decision := domicile.decision with input as fixture.question with data.policies as policies with data.catalog as catalog
}

is_allowed(decision) if decision.outcome != "refused"

test_columns_that_are_missing_allow_nothing if {
	every column in ["operator", "inference", "region", "status", "end", "availableFrom"] {
		broken := [object.remove(one, [column]) | some one in fixture.offerings]
		catalog := object.union(fixture.catalog, {"offerings": broken})
		not is_allowed(decision_with(catalog, fixture.policies([fixture.inside_union], [])))
	}
}

test_a_forgotten_input_is_an_error if {
	every asked in [null, {}, [], "", true, 1, {"input": fixture.question}] {
		is_error(decided(asked, [fixture.inside_union]))
	}
}

test_a_missing_or_impossible_day_is_an_error if {
	every day in ["2026-02-30", "2026-1-1", "9999-99-99", "2026", "", null, 20261122, ["2026-11-22"]] {
		is_error(decided(object.union(fixture.question, {"asOf": day}), [fixture.inside_union]))
	}
	is_error(decided(object.remove(fixture.question, ["asOf"]), [fixture.inside_union]))
}

test_an_open_end_does_not_switch_a_rule_off if {
	every end in ["9999-12-31", "2999-01-01"] {
		open := object.union(fixture.inside_union, {"until": end})
		decided(fixture.question, [open]).candidates == {"allowed": 2, "conditional": 0, "refused": 3}
	}
	decided(object.union(fixture.question, {"asOf": "9999-12-31"}), [fixture.inside_union]).candidates.allowed == 2
	decided(object.union(fixture.question, {"asOf": "0001-01-01"}), [fixture.inside_union]).candidates.allowed == 2
}
