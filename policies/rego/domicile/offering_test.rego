package domicile.offering_test

import data.domicile.fixture
import data.domicile.offering

compare(attribute, operator, operands) := {
	"attribute": attribute,
	"name": attribute,
	"operator": operator,
	"operands": operands,
	"negated": false,
}

turned(comparison) := object.union(comparison, {"negated": true})

catalog := object.union(fixture.catalog, {"lists": [[], ["US"]]})

parts(body, changes) := found if {
	found := offering.parts(body) with input as fixture.asked(changes)
		with data.catalog as catalog
}

# judged is the judgement on one offering of the fixture, changed.
judged(body, changes) := judged_for(body, changes, {})

judged_for(body, changes, asked) := answers[key] if {
	part := parts(body, asked)[0]
	entry := fixture.offering("acme/de/models/small@in-region", changes)
	key := [entry[column] | some column in part.facets]
	answers := offering.judged(body, part, {key}) with input as fixture.asked(asked)
		with data.catalog as catalog
}

in_germany := {"condition": [[compare("country", "allIn", ["DE"])]]}

run_by_acme := {"condition": [[compare("operator", "anyOf", ["acme-gmbh"])]]}

test_conditions_that_hold_on_what_is_recorded_satisfy if {
	judged(run_by_acme, {}) == {"verdict": 0, "countries": set(), "anywhere": false}
	judged(in_germany, {}).verdict == 0
}

test_conditions_that_fail_on_what_is_recorded_are_violated if {
	judged(run_by_acme, {"operator": "other"}).verdict == 3
	judged(in_germany, {"inference": fixture.america}).verdict == 3
}

test_what_is_not_recorded_is_unknown if {
	judged(run_by_acme, {"operator": ""}).verdict == 2
	judged(in_germany, {"inference": fixture.unrecorded}).verdict == 2
	judged(in_germany, {"inference": fixture.europe}).verdict == 2
	judged({"condition": [[compare("parent.jurisdictions", "noneOf", ["IN"])]]}, {}).verdict == 2
	judged({"condition": [[compare("parent.jurisdictions", "noneOf", ["IN"])]]}, {"parents": 1}).verdict == 0
}

test_an_attribute_that_does_not_exist_is_unknown_and_never_absent if {
	judged({"condition": [[compare("colour", "noneOf", ["red"])]]}, {}).verdict == 2
}

test_places_offend_where_what_is_read_of_them_fails if {
	judged(in_germany, {"inference": fixture.europe}).countries == {"CH", "DE", "FR"}
	judged(in_germany, {"inference": fixture.anywhere}).countries == {"US"}
	judged(in_germany, {"inference": fixture.anywhere}).anywhere
	both := {"condition": [[compare("country", "allIn", ["DE"]), compare("operator", "anyOf", ["other"])]]}
	judged(both, {}) == {"verdict": 3, "countries": set(), "anywhere": false}
	not_there := {"condition": [[turned(compare("country", "anyOf", ["DE"]))]]}
	judged(not_there, {}) == {"verdict": 3, "countries": {"DE"}, "anywhere": false}
	judged(not_there, {"inference": fixture.nowhere}).countries == set()
}

test_stages_are_read_together if {
	body := object.union(in_germany, {"stages": ["inference", "logs"]})
	changes := {"logs": fixture.america}
	judged_for(body, changes, {"stages": ["logs"]}).verdict == 3
	judged_for(body, changes, {"stages": ["storage"]}).verdict == 0
	judged_for(body, {"logs": fixture.chosen}, {"stages": ["logs"]}).verdict == 2
	judged_for(body, {"logs": fixture.chosen}, {"stages": {"logs": {"at": "DE"}}}).verdict == 0
}

test_without_any_of_its_stages_places_are_not_read if {
	parts(object.union(in_germany, {"stages": ["backup"]}), {}) == []
	parts(object.union({"condition": [[compare("retention", "atMost", [0])]]}, {"stages": ["backup"]}), {}) == []
	count(parts(object.union(run_by_acme, {"stages": ["backup"]}), {})) == 1
}

test_facets_are_what_is_read_and_the_operator_first if {
	parts(run_by_acme, {})[0] == {"stage": "", "facets": ["operator"]}
	parts(in_germany, {})[0].facets == ["operator", "inference"]
	body := {"condition": [[compare("model", "anyOf", ["dev/big"])], [compare("endOfLife", "after", ["2027"])]]}
	parts(body, {})[0].facets == ["operator", "confidence", "developer", "end", "model"]
	feature := {"stages": {"session-state": {"feature": "memory"}}}
	parts(object.union(in_germany, {"stages": ["session-state"]}), feature)[0].facets == ["operator", "region"]
}

test_facts_below_the_demanded_confidence_are_unknown if {
	judged(object.union(in_germany, {"minConfidence": "medium"}), {"inference": fixture.doubtful_germany}).verdict == 2
	judged(object.union(in_germany, {"minConfidence": "low"}), {"inference": fixture.doubtful_germany}).verdict == 0
}

test_the_workloads_own_countries_can_be_asked_for if {
	own := {"condition": [[compare("country", "allIn", ["@subjects", "@requester"])]]}
	judged_for(own, {}, {"data": {"subjects": ["FR"]}, "requester": {"country": "DE"}}).verdict == 0
	judged_for(own, {}, {"data": {"subjects": ["FR"]}, "requester": {"country": "FR"}}).verdict == 3
}
