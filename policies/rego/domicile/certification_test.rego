package domicile.certification_test

import data.domicile.certification
import data.domicile.fixture

words(text) := {"first": text, "last": text, "text": text}

certificate(regions) := {
	"regions": regions,
	"regionsListed": true,
	"services": ["models"],
	"servicesListed": true,
	"until": words("2027-01-01"),
	"untilFirm": true,
	"status": "in-scope",
	"primary": true,
	"confidence": 2,
}

catalog := object.union(fixture.catalog, {
	"schemes": {
		"c5": {"levels": [], "types": [], "versions": [], "reportBased": false},
		"iso": {"levels": [], "types": [], "versions": [], "reportBased": false},
	},
	"attestations": {
		"acme-gmbh c5": [certificate(["acme/de"])],
		"acme-gmbh iso": [object.union(certificate(["acme/de", "acme/us"]), {"primary": false})],
	},
	"regions": {"acme/de": {"partition": "public"}, "acme/us": {"partition": "public"}},
})

# judged is the judgement on a key of the columns of inference.
judged(body, key, changes) := answers[key] if {
	answers := certification.judged(body, {"stage": "inference"}, {key}) with input as fixture.asked(changes)
		with data.catalog as catalog
}

key(spot) := ["acme-gmbh", spot, "models", "acme/de"]

verdict(body, spot) := judged(body, key(spot), {}).verdict

parts(body, changes) := found if {
	found := certification.parts(body) with input as fixture.asked(changes)
		with data.catalog as catalog
}

test_it_is_asked_of_inference_unless_the_rule_says_otherwise if {
	parts({"allOf": ["c5"]}, {}) == [{
		"stage": "inference",
		"facets": ["operator", "inference", "service", "region"],
	}]
}

test_stages_that_the_workload_lacks_are_skipped if {
	parts({"allOf": ["c5"], "stages": ["backup"]}, {}) == []
	stages := {part.stage | some part in parts({"allOf": ["c5"], "stages": ["logs", "inference"]}, {"stages": ["logs"]})}
	stages == {"logs", "inference"}
}

test_a_scheme_has_to_be_held_at_every_place if {
	verdict({"allOf": ["c5"]}, fixture.germany) == 0
	verdict({"allOf": ["c5"]}, fixture.america) == 2
	judged({"allOf": ["c5"]}, key(fixture.america), {}).countries == {"US"}
	judged({"allOf": ["c5"]}, key(fixture.germany), {}).countries == set()
}

test_where_nothing_happens_nothing_has_to_be_certified if {
	verdict({"allOf": ["c5"]}, fixture.nowhere) == 0
}

test_places_that_nobody_names_are_not_certified if {
	every spot in [fixture.europe, fixture.anywhere, fixture.unrecorded, fixture.doubtful_germany] {
		verdict({"allOf": ["c5"], "minConfidence": "medium"}, spot) == 2
	}
	judged({"allOf": ["c5"]}, key(fixture.europe), {}).countries == {"CH", "DE", "FR"}
	judged({"allOf": ["c5"]}, key(fixture.anywhere), {}) == {"verdict": 2, "countries": {"US"}, "anywhere": true}
}

test_all_any_or_so_many_schemes if {
	verdict({"allOf": ["iso", "c5"]}, fixture.america) == 2
	verdict({"anyOf": ["iso", "c5"]}, fixture.america) == 0
	verdict({"atLeast": {"count": 1, "of": ["iso", "c5"]}}, fixture.america) == 0
	verdict({"atLeast": {"count": 2, "of": ["iso", "c5"]}}, fixture.america) == 2
	verdict({"atLeast": {"count": 2, "of": ["iso", "c5"]}}, fixture.germany) == 0
	verdict({"anyOf": ["none-such"]}, fixture.germany) == 2
}

test_a_primary_claim_can_be_demanded if {
	verdict({"anyOf": ["iso"], "minGrade": "secondary"}, fixture.germany) == 0
	verdict({"anyOf": ["iso"], "minGrade": "primary"}, fixture.germany) == 2
	verdict({"anyOf": ["c5"], "minGrade": "primary"}, fixture.germany) == 0
}

test_a_demand_can_say_more_than_the_scheme if {
	verdict({"allOf": [{"scheme": "c5"}]}, fixture.germany) == 0
	verdict({"allOf": [{"scheme": "c5", "level": "type2"}]}, fixture.germany) == 2
}

test_claims_are_of_the_operator_and_the_service_used if {
	judged({"allOf": ["c5"]}, ["other", fixture.germany, "models", "acme/de"], {}).verdict == 2
	judged({"allOf": ["c5"]}, ["", fixture.germany, "models", "acme/de"], {}).verdict == 2
	judged({"allOf": ["c5"]}, ["acme-gmbh", fixture.germany, "endpoints", "acme/de"], {}).verdict == 2
}

test_a_feature_is_asked_for_the_certificates_of_its_own_service if {
	changes := {"stages": {"session-state": {"feature": "memory"}}}
	keys := {["acme-gmbh", "acme/de", "endpoints", "acme/de"]}
	part := {"stage": "session-state"}
	certified := object.union(catalog, {"features": {"memory": {"extents": {"acme/de": {"infers": fixture.germany}}}}})
	answers := certification.judged({"allOf": ["c5"]}, part, keys) with input as fixture.asked(changes)
		with data.catalog as certified
	[answer.verdict | some answer in answers] == [0]
}

test_a_place_that_the_customer_has_still_to_say_is_not_certified if {
	keys := {["acme-gmbh", fixture.chosen, "models", "acme/de"]}
	answers := certification.judged({"allOf": ["c5"]}, {"stage": "logs"}, keys) with input as fixture.asked({"stages": ["logs"]})
		with data.catalog as catalog
	[answer | some answer in answers] == [{"verdict": 2, "countries": set(), "anywhere": true}]
}

test_a_contract_names_countries_and_certifies_nothing if {
	changes := {"evidence": [fixture.evidence({"kind": "contract", "stages": ["inference"], "places": ["DE"]})]}
	judged({"allOf": ["c5"]}, key(fixture.unrecorded), changes) == {"verdict": 2, "countries": {"DE"}, "anywhere": false}
	judged({"allOf": ["c5"]}, key(fixture.germany), changes).verdict == 0
}

test_another_partition_holds_nothing_for_this_one if {
	sovereign := object.union(catalog, {"attestations": {"acme-gmbh c5": [object.union(
		certificate(["acme/de"]),
		{"partition": "sovereign"},
	)]}})
	answers := certification.judged({"allOf": ["c5"]}, {"stage": "inference"}, {key(fixture.germany)}) with input as fixture.question
		with data.catalog as sovereign
	answers[key(fixture.germany)].verdict == 2
}

# The region that is called lies in `public`; where the work may be done no partition is named.
test_a_place_without_a_partition_is_of_none_that_a_claim_could_miss if {
	claim := object.union(certificate(["acme/de"]), {"partition": "sovereign"})
	changed := object.union(
		object.remove(catalog, ["regions", "attestations"]),
		{"regions": {"acme/us": {"partition": "public"}, "acme/de": {}}, "attestations": {"acme-gmbh c5": [claim]}},
	)
	asked := ["acme-gmbh", fixture.germany, "models", "acme/us"]
	answers := certification.judged({"allOf": ["c5"]}, {"stage": "inference"}, {asked}) with input as fixture.question
		with data.catalog as changed
	answers[asked].verdict == 0
}

test_every_key_is_answered if {
	keys := {["acme-gmbh", spot, "models", "acme/de"] | some spot, _ in fixture.places}
	answers := certification.judged({"allOf": ["c5"]}, {"stage": "inference"}, keys) with input as fixture.question
		with data.catalog as catalog
	object.keys(answers) == keys
}

test_a_region_without_a_country_offends_in_its_own_place if {
	regions := object.union(
		object.remove(catalog.regions, ["acme/us"]),
		{"acme/us": object.remove(catalog.regions["acme/us"], ["country"])},
	)
	nameless := object.union(object.remove(catalog, ["regions"]), {"regions": regions})
	answers := certification.judged({"allOf": ["c5"]}, {"stage": "inference"}, {key(fixture.america)}) with input as fixture.question
		with data.catalog as nameless
	answers[key(fixture.america)] == {"verdict": 2, "countries": set(), "anywhere": true}
}
