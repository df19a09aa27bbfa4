package domicile.evidence_test

import data.domicile.evidence
import data.domicile.fixture

met(demand, pieces, countries, anywhere) if {
	evidence.is_met(demand, "acme-gmbh", countries, anywhere) with input as fixture.asked({"evidence": pieces})
		with data.catalog as fixture.catalog
}

verdict(body, pieces) := answers[["acme-gmbh"]].verdict if {
	answers := evidence.judged(body, {}, {["acme-gmbh"], [""]}) with input as fixture.asked({"evidence": pieces})
		with data.catalog as fixture.catalog
}

test_what_is_not_declared_could_be if {
	verdict({"allOf": ["clauses"]}, []) == 1
	verdict({"allOf": ["clauses"]}, [fixture.evidence({})]) == 0
	verdict({"allOf": ["clauses"]}, [fixture.evidence({"with": "other"})]) == 1
	verdict({"allOf": ["clauses"]}, [fixture.evidence({"until": "2026-11-22"})]) == 1
}

test_nothing_counts_with_an_operator_who_is_not_established if {
	answers := evidence.judged({"allOf": ["clauses"]}, {}, {[""]}) with input as fixture.asked({"evidence": [fixture.evidence({})]})
		with data.catalog as fixture.catalog
	answers[[""]].verdict == 1
}

test_all_kinds_of_all_of_and_one_of_any_of if {
	both := [fixture.evidence({}), fixture.evidence({"kind": "approval", "with": "any"})]
	verdict({"allOf": ["clauses", "approval"]}, both) == 0
	verdict({"allOf": ["clauses", "approval"]}, [fixture.evidence({})]) == 1
	verdict({"anyOf": ["clauses", "approval"]}, [fixture.evidence({})]) == 0
	verdict({"allOf": ["approval"], "anyOf": ["clauses"]}, [fixture.evidence({})]) == 1
	verdict({"anyOf": ["approval"]}, [fixture.evidence({})]) == 1
}

test_a_demand_that_names_no_kind_is_never_met if {
	verdict({}, [fixture.evidence({})]) == 1
	verdict({"allOf": []}, [fixture.evidence({})]) == 1
	verdict({"allOf": [], "anyOf": []}, []) == 1
}

test_evidence_opens_the_countries_that_it_covers if {
	demand := {"anyOf": ["clauses"]}
	met(demand, [fixture.evidence({"covers": ["US", "IN"]})], {"US"}, false)
	met(demand, [fixture.evidence({"covers": ["US"]}), fixture.evidence({"covers": ["IN"]})], {"US", "IN"}, false)
	not met(demand, [fixture.evidence({"covers": ["IN"]})], {"US"}, false)
	not met(demand, [fixture.evidence({})], {"US"}, false)
}

test_only_anywhere_opens_every_place if {
	demand := {"anyOf": ["clauses"]}
	met(demand, [fixture.evidence({"covers": "anywhere"})], {"US"}, true)
	not met(demand, [fixture.evidence({"covers": ["US"]})], {"US"}, true)
}

closed(judgement, or_evidence, pieces) := result if {
	result := evidence.closed(judgement, or_evidence, {2}, "acme-gmbh") with input as fixture.asked({"evidence": pieces})
		with data.catalog as fixture.catalog
}

judgement(verdict_, anywhere) := {"verdict": verdict_, "countries": set(), "anywhere": anywhere}

test_evidence_closes_what_it_may_close if {
	pieces := [fixture.evidence({})]
	closed(judgement(2, false), {"anyOf": ["clauses"]}, pieces).verdict == 0
	closed(judgement(1, false), {"anyOf": ["clauses"]}, pieces).verdict == 0
	closed(judgement(3, false), {"anyOf": ["clauses"]}, pieces).verdict == 3
	closed(judgement(3, false), {"anyOf": ["clauses"], "closes": [3]}, pieces).verdict == 0
	closed(judgement(2, false), {"anyOf": ["clauses"], "closes": [3]}, pieces).verdict == 2
}

test_what_evidence_could_close_needs_it if {
	closed(judgement(2, false), {"anyOf": ["clauses"]}, []).verdict == 1
	closed(judgement(0, false), {"anyOf": ["clauses"]}, []).verdict == 0
	closed(judgement(3, false), {"anyOf": ["clauses"]}, []).verdict == 3
}

test_a_contract_is_asked_for_only_where_places_are_unknown if {
	closed(judgement(2, true), {"anyOf": ["contract"]}, []).verdict == 1
	closed(judgement(2, false), {"anyOf": ["contract"]}, []).verdict == 2
	closed(judgement(3, true), {"anyOf": ["contract"], "closes": [2, 3]}, []).verdict == 3
}
