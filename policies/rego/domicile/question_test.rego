package domicile.question_test

import data.domicile.fixture
import data.domicile.question

about(changes) := asked if {
	asked := {
		"stages": question.stages,
		"uses": question.uses,
		"values": question.values,
		"evidence": question.evidence,
		"concerned": question.concerned,
	} with input as fixture.asked(changes) with data.catalog as fixture.catalog
}

without(key) := asked if {
	asked := {"stages": question.stages, "values": question.values} with input as {
		"workload": object.union(
			object.remove(fixture.workload, ["spec"]),
			{"spec": object.remove(fixture.spec, [key])},
		),
		"asOf": fixture.day,
	}
		with data.catalog as fixture.catalog
}

test_no_stages_means_all_but_fine_tuning if {
	count(without("stages").stages) == 8
	not "fine-tuning" in without("stages").stages
}

test_imposed_stages_belong_to_every_workload if {
	about({"stages": ["logs"]}).stages == {"logs", "inference", "provider-retention", "support-access", "key-custody"}
	about({"stages": {"fine-tuning": null}}).stages == {
		"fine-tuning",
		"inference",
		"provider-retention",
		"support-access",
		"key-custody",
	}
}

test_a_rule_that_says_all_means_the_stages_by_default if {
	stages := question.stages_of({"stages": ["all"]}) with input as fixture.asked({"stages": ["fine-tuning", "logs"]})
		with data.catalog as fixture.catalog
	stages == ["inference", "logs", "provider-retention", "support-access", "key-custody"]
}

test_a_requirement_without_stages_speaks_of_inference if {
	stages := question.stages_of({}) with input as fixture.question with data.catalog as fixture.catalog
	stages == ["inference"]
}

test_a_place_is_the_country_of_a_region_or_a_country if {
	use := about({"stages": {"logs": {"at": "acme/us", "copies": ["DE", "bolt/fr"]}}}).uses.logs
	use == {"feature": "", "custody": "", "at": {"US"}, "copies": {"DE", "FR"}, "declared": {"DE", "FR", "US"}}
}

test_evidence_counts_before_its_until if {
	count(about({"evidence": [fixture.evidence({"until": "2026-11-23"})]}).evidence) == 1
	count(about({"evidence": [fixture.evidence({"until": "2026-11-22"})]}).evidence) == 0
	count(about({"evidence": [fixture.evidence({"until": "2026"})]}).evidence) == 0
	count(about({"evidence": [fixture.evidence({"until": "9999-12-31"})]}).evidence) == 1
}

test_evidence_counts_from_its_from_read_narrowly if {
	count(about({"evidence": [fixture.evidence({"from": "2026-11-22"})]}).evidence) == 1
	count(about({"evidence": [fixture.evidence({"from": "2026-11-23"})]}).evidence) == 0
	count(about({"evidence": [fixture.evidence({"from": "2026-11"})]}).evidence) == 0
	count(about({"evidence": [fixture.evidence({"from": "2026-10"})]}).evidence) == 1
}

test_evidence_is_with_its_parties_or_anybody if {
	pieces := about({"evidence": [fixture.evidence({"with": ["acme-gmbh", "other"]})]}).evidence
	question.is_with(pieces[0], "acme-gmbh")
	not question.is_with(pieces[0], "bolt")
	not question.is_with(pieces[0], "")
	anybody := about({"evidence": [fixture.evidence({"kind": "approval", "with": "any"})]}).evidence
	question.is_with(anybody[0], "")
}

test_without_subjects_the_requesters_country_is_concerned if {
	about({}).concerned == {"DE"}
	about({"data": {"subjects": []}, "requester": {"country": "FR"}}).concerned == {"FR"}
}

test_a_category_is_what_it_implies_too if {
	about({"data": {"categories": ["health"]}}).values["data.categories"] == {
		"in": {"health", "special", "personal"},
		"maybe": set(),
		"rest": false,
	}
}

test_a_sector_is_its_parent_too if {
	about({"sector": "banking"}).values.sector == {"in": {"banking", "finance"}, "maybe": set(), "rest": false}
}

test_a_parent_alone_leaves_its_children_unknown if {
	about({"sector": ["finance", "healthcare"]}).values.sector == {
		"in": {"finance", "healthcare"},
		"maybe": {"banking"},
		"rest": false,
	}
}

test_a_sector_that_is_not_stated_is_unknown if {
	about({}).values.sector == {"in": set(), "maybe": set(), "rest": true}
}

test_a_ladder_without_a_value_is_unknown if {
	about({"data": {"classification": "internal"}}).values["data.classification"] == {
		"in": {"general/internal"},
		"maybe": {"gov/open", "gov/secret"},
		"rest": false,
	}
}

test_stated_regimes_are_complete_but_for_general_ones if {
	about({}).values["requester.regimes"] == {"in": {"union-general"}, "maybe": set(), "rest": false}
}

test_regimes_that_are_not_stated_are_unknown_where_countries_are_concerned if {
	values := question.values with input as fixture.replaced("requester", {"country": "DE"})
		with data.catalog as fixture.catalog
	values["requester.regimes"] == {"in": {"union-general"}, "maybe": {"de-health"}, "rest": false}
}

test_general_regimes_are_false_where_no_country_is_concerned if {
	values := about({"data": {"subjects": ["IN"]}, "requester": {"country": "IN"}}).values
	values["requester.regimes"] == {"in": set(), "maybe": set(), "rest": false}
}

test_a_label_that_is_not_there_has_no_value if {
	labelled := object.union(fixture.question, {"workload": {"metadata": {"labels": {"team": "a"}}}})
	values := question.values with input as labelled with data.catalog as fixture.catalog
	values["labels.team"]["in"] == {"a"}
	not values["labels.other"]
}

test_the_stricter_confidence_counts if {
	question.least({}) == 0 with input as fixture.question
	question.least({"minConfidence": "medium"}) == 1 with input as fixture.question
	question.least({"minConfidence": "medium"}) == 2 with input as {"minConfidence": "high"}
	question.least({"minConfidence": "high"}) == 2 with input as {"minConfidence": "medium"}
}
