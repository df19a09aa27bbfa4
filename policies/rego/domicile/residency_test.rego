package domicile.residency_test

import data.domicile.fixture
import data.domicile.residency

# judged is the judgement on one place for inference, or for session state where a feature is used.
judged(body, spot, changes) := answers[["acme-gmbh", spot]] if {
	answers := residency.judged(
		body,
		{"stage": "inference", "facets": ["operator", "inference"]},
		{["acme-gmbh", spot], ["other", spot]},
	) with input as fixture.asked(changes)
		with data.catalog as fixture.catalog
}

verdict(body, spot) := judged(body, spot, {}).verdict

test_only_in_holds_if_every_possible_place_is_inside if {
	verdict({"onlyIn": ["UNION"]}, fixture.germany) == 0
	verdict({"onlyIn": ["CH", "UNION"]}, fixture.europe) == 0
	verdict({"onlyIn": ["UNION"]}, fixture.nowhere) == 0
}

test_only_in_is_violated_by_a_known_place_outside if {
	verdict({"onlyIn": ["FR"]}, fixture.germany) == 3
	verdict({"onlyIn": ["FR"]}, fixture.europe) == 3
	verdict({"onlyIn": ["EMPTY"]}, fixture.germany) == 3
}

test_only_in_is_violated_by_anywhere if verdict({"onlyIn": ["US"]}, fixture.anywhere) == 3

test_only_in_is_unknown_where_the_promise_is_wider if {
	verdict({"onlyIn": ["UNION"]}, fixture.europe) == 2
	judged({"onlyIn": ["UNION"]}, fixture.europe, {}).countries == {"CH"}
}

test_only_in_is_unknown_where_nothing_is_known if {
	verdict({"onlyIn": ["UNION"]}, fixture.unrecorded) == 2
	judged({"onlyIn": ["UNION"]}, fixture.unrecorded, {}).anywhere
}

test_a_list_that_nobody_read_leaves_it_unknown if {
	verdict({"onlyIn": ["UNREAD"]}, fixture.germany) == 2
	verdict({"notIn": ["UNREAD"]}, fixture.germany) == 2
	verdict({"copyIn": ["UNREAD"]}, fixture.germany) == 2
}

test_not_in_is_violated_by_a_known_place_inside if {
	verdict({"notIn": ["UNION"]}, fixture.germany) == 3
	verdict({"notIn": ["US"]}, fixture.anywhere) == 3
	verdict({"notIn": ["IN"]}, fixture.anywhere) == 3
}

test_not_in_holds_if_no_possible_place_is_inside if {
	verdict({"notIn": ["US"]}, fixture.germany) == 0
	verdict({"notIn": ["US"]}, fixture.nowhere) == 0
	verdict({"notIn": ["EMPTY"]}, fixture.anywhere) == 0
	verdict({"notIn": ["EMPTY"]}, fixture.unrecorded) == 0
}

test_not_in_is_unknown_where_a_place_may_be_inside if {
	verdict({"notIn": ["FR"]}, fixture.europe) == 2
	verdict({"notIn": ["US"]}, fixture.unrecorded) == 2
}

test_a_scoped_member_is_a_member_for_not_in if verdict({"notIn": ["WIDER"]}, fixture.america) == 3

test_copy_in_holds_if_all_places_are_inside_or_a_copy_is_declared_there if {
	verdict({"copyIn": ["DE"]}, fixture.germany) == 0
	judged({"copyIn": ["FR"]}, fixture.germany, {"stages": {"inference": {"copies": ["FR"]}}}).verdict == 0
}

test_copy_in_is_violated_where_no_place_is_inside if {
	verdict({"copyIn": ["FR"]}, fixture.germany) == 3
	verdict({"copyIn": ["FR"]}, fixture.nowhere) == 3
}

test_copy_in_is_unknown_where_a_place_may_be_inside if {
	verdict({"copyIn": ["FR"]}, fixture.europe) == 2
	verdict({"copyIn": ["FR"]}, fixture.anywhere) == 2
	verdict({"copyIn": ["FR"]}, fixture.unrecorded) == 2
}

test_a_scoped_member_needs_its_evidence_with_the_operator if {
	verdict({"onlyIn": ["WIDER"]}, fixture.america) == 1
	judged({"onlyIn": ["WIDER"]}, fixture.america, {"evidence": [fixture.evidence({"covers": "US"})]}).verdict == 0
	judged({"onlyIn": ["WIDER"]}, fixture.america, {"evidence": [fixture.evidence({"covers": "anywhere"})]}).verdict == 0
	every changes in [
		{},
		{"covers": ["FR"]},
		{"covers": ["US"], "with": "other"},
		{"covers": ["US"], "until": "2026-11-22"},
		{"covers": ["US"], "kind": "approval"},
	] {
		judged({"onlyIn": ["WIDER"]}, fixture.america, {"evidence": [fixture.evidence(changes)]}).verdict == 1
	}
}

test_several_clauses_must_all_hold if {
	verdict({"onlyIn": ["UNION"], "notIn": ["FR"]}, fixture.germany) == 0
	verdict({"onlyIn": ["UNION"], "notIn": ["DE"]}, fixture.germany) == 3
	verdict({"onlyIn": ["UNION"], "notIn": ["FR"]}, fixture.europe) == 2
}

test_each_subject_is_judged_alone if {
	body := {"onlyIn": ["@subjects"]}
	judged(body, fixture.germany, {}).verdict == 0
	judged(body, fixture.germany, {"data": {"subjects": ["DE", "FR"]}}).verdict == 3
	judged(body, fixture.germany, {"data": {"subjects": []}}).verdict == 3
	judged({"notIn": ["@subjects"]}, fixture.germany, {"data": {"subjects": []}}).verdict == 0
}

test_the_requester_stands_for_its_country if {
	verdict({"onlyIn": ["@requester"]}, fixture.germany) == 0
	judged({"onlyIn": ["@requester"]}, fixture.germany, {"requester": {"country": "FR"}}).verdict == 3
}

test_a_place_that_is_to_be_said_needs_evidence if {
	verdict({"onlyIn": ["DE"]}, fixture.chosen) == 1
	verdict({"notIn": ["DE"]}, fixture.chosen) == 1
	verdict({"copyIn": ["DE"]}, fixture.chosen) == 1
	verdict({"notIn": ["EMPTY"]}, fixture.chosen) == 0
	judged({"onlyIn": ["DE"]}, fixture.chosen, {"stages": {"inference": {"copies": "US"}}}).verdict == 3
	judged({"copyIn": ["US"]}, fixture.chosen, {"stages": {"inference": {"copies": "US"}}}).verdict == 0
}

test_a_fact_below_the_demanded_confidence_is_unknown if {
	verdict({"onlyIn": ["DE"]}, fixture.doubtful_germany) == 0
	verdict({"onlyIn": ["DE"], "minConfidence": "medium"}, fixture.doubtful_germany) == 2
}

test_a_contract_decides_by_its_operator if {
	contract := {"evidence": [fixture.evidence({"kind": "contract", "stages": ["inference"], "places": ["DE"]})]}
	answers := residency.judged(
		{"onlyIn": ["DE"]},
		{"stage": "inference", "facets": ["operator", "inference"]},
		{["acme-gmbh", fixture.unrecorded], ["other", fixture.unrecorded]},
	) with input as fixture.asked(contract)
		with data.catalog as fixture.catalog
	answers[["acme-gmbh", fixture.unrecorded]].verdict == 0
	answers[["other", fixture.unrecorded]].verdict == 2
}

test_stages_that_the_workload_lacks_are_not_judged if {
	parts := residency.parts({"stages": ["inference", "logs"], "onlyIn": ["DE"]}) with input as fixture.question
		with data.catalog as fixture.catalog
	parts == [{"stage": "inference", "facets": ["operator", "inference"]}]
}

test_where_a_feature_is_used_the_region_called_counts if {
	parts := residency.parts({"stages": ["session-state"], "onlyIn": ["DE"]}) with input as fixture.asked({"stages": {"session-state": {"feature": "memory"}}})
		with data.catalog as fixture.catalog
	parts == [{"stage": "session-state", "facets": ["operator", "region"]}]
}
