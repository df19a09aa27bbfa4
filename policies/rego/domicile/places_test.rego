package domicile.places_test

import data.domicile.fixture
import data.domicile.places

at(stage, spot, changes) := place if {
	place := places.at(stage, "acme-gmbh", spot, 0) with input as fixture.asked(changes)
		with data.catalog as fixture.catalog
}

contract(changes) := {"evidence": [object.union(
	fixture.evidence({"kind": "contract", "stages": ["inference"], "places": ["DE"]}),
	changes,
)]}

test_what_is_recorded_is_where_a_stage_happens if {
	place := at("inference", fixture.germany, {})
	place.bounding == "bounded"
	place.bound == {"DE"}
	place.regions == {"acme/de"}
	place.complete
	place.say == false
	place.recorded == [fixture.germany]
}

test_a_fact_below_the_demanded_confidence_is_unknown if {
	place := places.at("inference", "acme-gmbh", fixture.doubtful_germany, 1) with input as fixture.question
		with data.catalog as fixture.catalog
	place.bounding == "unknown"
	place.known == set()
}

test_a_declared_place_is_one_more_and_never_instead if {
	place := at("logs", fixture.germany, {"stages": {"logs": {"at": "FR", "copies": ["US"]}}})
	place.bound == {"DE", "FR", "US"}
	place.declared == {"FR", "US"}
	place.complete == false
	at("logs", fixture.anywhere, {"stages": {"logs": {"at": "FR"}}}).bounding == "anywhere"
	at("logs", fixture.unrecorded, {"stages": {"logs": {"at": "FR"}}}).bounding == "unknown"
}

test_where_the_customer_chooses_the_place_has_to_be_said if {
	at("logs", fixture.chosen, {"stages": ["logs"]}).say
	at("logs", fixture.chosen, {"stages": ["logs"]}).bounding == "unknown"
	at("logs", fixture.chosen, {"stages": {"logs": {"at": "DE"}}}).say == false
	at("logs", fixture.chosen, {"stages": {"logs": {"at": "DE"}}}).bound == {"DE"}
	at("logs", fixture.chosen, {"stages": {"logs": {"copies": "DE"}}}).say
	at("logs", fixture.chosen, {"stages": {"logs": {"copies": "DE"}}}).bound == {"DE"}
}

test_nothing_is_kept_stays_nothing if {
	at("provider-retention", fixture.nowhere, {}).bounding == "none"
}

test_a_feature_stores_and_infers_where_it_says if {
	place := at("session-state", "acme/de", {"stages": {"session-state": {"feature": "memory"}}})
	place.known == {"DE"}
	place.bound == {"DE", "FR", "CH"}
	place.complete == false
	count(place.recorded) == 2
}

test_of_a_feature_that_cannot_be_used_nothing_is_known if {
	place := at("session-state", "bolt/fr", {"stages": {"session-state": {"feature": "memory"}}})
	place.bounding == "unknown"
	place.recorded == []
}

test_a_contract_bounds_what_the_catalog_does_not_know if {
	place := at("inference", fixture.unrecorded, contract({}))
	place.bounding == "bounded"
	place.bound == {"DE"}
}

test_a_contract_never_replaces_what_the_catalog_knows if {
	at("inference", fixture.anywhere, contract({})).bounding == "anywhere"
	at("inference", fixture.america, contract({})).bound == {"US"}
}

test_a_contract_counts_for_its_stages_its_party_and_its_time if {
	every changes in [{"stages": ["logs"]}, {"with": "other"}, {"until": "2026-11-22"}, {"from": "2026-12"}] {
		at("inference", fixture.unrecorded, contract(changes)).bounding == "unknown"
	}
}

test_anywhere_and_unknown_are_not_lost_in_a_union if {
	parts := [places.plain(places.with_sets(part)) | some part in fixture.places]
	places.union_of({parts[fixture.germany], parts[fixture.anywhere]}).bounding == "anywhere"
	places.union_of({parts[fixture.germany], parts[fixture.unrecorded]}).bounding == "unknown"
	places.union_of({parts[fixture.anywhere], parts[fixture.unrecorded]}).bounding == "anywhere"
	places.union_of({parts[fixture.germany], parts[fixture.nowhere]}).bounding == "bounded"
	places.union_of({parts[fixture.nowhere]}).bounding == "none"
	places.union_of({parts[fixture.germany], parts[fixture.america]}) == {
		"bounding": "bounded",
		"known": {"DE", "US"},
		"bound": {"DE", "US"},
		"regions": {"acme/de", "acme/us"},
		"complete": true,
	}
}
