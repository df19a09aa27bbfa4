package domicile.form_test

import data.domicile.fixture
import data.domicile.form
import data.domicile.validation

errors(question) := found if {
	found := validation.errors with input as question
		with data.catalog as fixture.catalog
		with data.policies as fixture.policies([fixture.inside_union], [])
}

# is_refused holds if a question is refused for its form.
is_refused(question) if {
	problems := form.problems with input as question with data.catalog as fixture.catalog
	count(problems) > 0
	count(errors(question)) > 0
}

test_a_question_of_the_right_form_has_no_errors if {
	errors(fixture.question) == []
	errors(object.union(fixture.question, {"uncovered": "warn", "minConfidence": "high"})) == []
	errors(fixture.asked({
		"sector": ["banking", "healthcare"],
		"data": {"classification": ["internal", "gov/secret"]},
		"stages": {"inference": null, "logs": {"at": "acme/de", "copies": ["DE", "FR"]}, "session-state": {"feature": "memory"}},
		"evidence": [
			fixture.evidence({"covers": ["US", "anywhere"], "from": "2026"}),
			fixture.evidence({"kind": "availability", "offerings": ["acme/*"]}),
			fixture.evidence({"kind": "contract", "stages": "logs", "places": ["DE"]}),
			fixture.evidence({"kind": "approval", "with": "any"}),
		],
		"models": ["dev/*", "commons/open"],
		"capabilities": "chat",
		"accelerators": ["h100"],
		"pin": {"provider": "acme", "region": "de", "routing": "geo", "variant": "x", "model": "dev/small"},
		"prefer": ["in-country", {"provider": ["acme"]}, {"region": "acme/*"}],
	})) == []
}

test_keys_that_are_not_known_are_refused if {
	is_refused(object.union(fixture.question, {"asof": "2026-11-22"}))
	is_refused(object.union(fixture.question, {"workload": {"spec": {"sectors": ["banking"]}}}))
	is_refused(object.union(fixture.question, {"workload": {"metadata": {"nmae": "x"}}}))
	is_refused(object.union(fixture.question, {"workload": {"status": {}}}))
	is_refused(fixture.asked({"data": {"clasification": "secret"}}))
	is_refused(fixture.asked({"requester": {"regime": []}}))
	is_refused(fixture.asked({"stages": {"logs": {"att": "DE"}}}))
	is_refused(fixture.asked({"pin": {"providers": "acme"}}))
	is_refused(fixture.asked({"evidence": [fixture.evidence({"cover": ["US"]})]}))
}

test_what_is_required_is_required if {
	is_refused(object.remove(fixture.question, ["workload"]))
	every key in ["apiVersion", "kind", "metadata", "spec"] {
		is_refused(object.union(
			object.remove(fixture.question, ["workload"]),
			{"workload": object.remove(fixture.workload, [key])},
		))
	}
	is_refused(fixture.replaced("data", {"subjects": []}))
	is_refused(fixture.replaced("data", {"categories": []}))
	is_refused(fixture.replaced("requester", {}))
	every key in ["kind", "with", "reference", "until"] {
		is_refused(fixture.asked({"evidence": [object.remove(fixture.evidence({}), [key])]}))
	}
}

test_what_is_empty_or_of_another_type_is_refused if {
	every pair in [
		["sector", []],
		["sector", null],
		["sector", ""],
		["sector", 1],
		["data", null],
		["data", {"subjects": "DE", "categories": []}],
		["data", {"subjects": ["de"], "categories": []}],
		["data", {"subjects": [null], "categories": []}],
		["data", {"subjects": null, "categories": []}],
		["data", {"subjects": [], "categories": "personal"}],
		["data", {"subjects": [], "categories": [], "classification": []}],
		["requester", {"country": "Germany"}],
		["requester", {"country": ["DE"]}],
		["requester", {"country": "DE", "regimes": "de-health"}],
		["requester", {"country": "DE", "regimes": null}],
		["stages", []],
		["stages", {}],
		["stages", null],
		["stages", "logs"],
		["stages", ["nothing"]],
		["stages", ["all"]],
		["stages", {"logs": "DE"}],
		["stages", {"logs": {"at": []}}],
		["stages", {"logs": {"at": null}}],
		["stages", {"session-state": {"feature": ["memory"]}}],
		["evidence", {}],
		["evidence", [null]],
		["evidence", "clauses"],
		["models", []],
		["models", {}],
		["capabilities", [1]],
		["accelerators", [" "]],
		["pin", []],
		["pin", {"provider": ["acme"]}],
		["pin", {"region": "de"}],
		["pin", {"routing": "everywhere"}],
		["prefer", "in-country"],
		["prefer", ["cheapest"]],
		["prefer", [{"provider": ["acme"], "model": ["dev/*"]}]],
		["prefer", [{"provider": []}]],
		["prefer", [{}]],
	] {
		is_refused(fixture.replaced(pair[0], pair[1]))
	}
}

test_evidence_of_the_wrong_form_is_refused if {
	every changes in [
		{"until": "2027-02-30"},
		{"until": 2027},
		{"from": "soon"},
		{"covers": ["EEA"]},
		{"covers": []},
		{"with": []},
		{"offerings": ["acme/*"]},
		{"kind": "availability"},
		{"stages": ["logs"], "places": ["DE"]},
		{"kind": "contract", "stages": ["logs"]},
		{"kind": "contract", "places": ["DE"]},
		{"kind": "contract", "stages": ["log"], "places": ["DE"]},
		{"kind": "contract", "stages": ["logs"], "places": ["UNION"]},
		{"kind": "contract", "stages": ["logs"], "places": ["DE"], "covers": ["DE"]},
	] {
		is_refused(fixture.asked({"evidence": [fixture.evidence(changes)]}))
	}
}

test_documents_of_another_kind_are_refused if {
	is_refused(object.union(fixture.question, {"workload": {"kind": "Policy"}}))
	is_refused(object.union(fixture.question, {"workload": {"apiVersion": "domicile/v2"}}))
	is_refused(object.union(fixture.question, {"workload": {"metadata": {"name": " "}}}))
	is_refused(object.union(fixture.question, {"workload": {"metadata": {"labels": {"tier": 1}}}}))
	is_refused(object.union(fixture.question, {"uncovered": "ignore"}))
	is_refused(object.union(fixture.question, {"uncovered": null}))
	is_refused(object.union(fixture.question, {"minConfidence": "lowest"}))
}
