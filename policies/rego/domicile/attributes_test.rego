package domicile.attributes_test

import data.domicile.attributes
import data.domicile.fixture
import data.domicile.places

region(changes) := object.union(
	{
		"country": "DE",
		"partition": "public",
		"personnel": "yes",
		"keys": ["provider", "customer"],
		"accelerators": ["h100"],
		"confidence": 2,
	},
	changes,
)

catalog := object.union(fixture.catalog, {
	"lists": [[], ["DE", "US"]],
	"entities": {"acme-gmbh": {"jurisdiction": "DE", "confidence": 1}},
	"regions": {
		"acme/de": region({"sovereignOffer": "walled"}),
		"acme/us": region({"partition": "gov", "personnel": "no", "keys": ["provider"], "accelerators": []}),
	},
	"models": {"big": {"family": "giants", "licence": "open", "inputs": ["text"], "outputs": ["image"]}},
	"notices": {
		"ban": notice({"developers": ["dev"]}, {}),
		"order": notice({"families": ["giants"]}, {}),
		"of-service": notice({"services": ["models"]}, {}),
		"elsewhere": notice({"developers": ["dev"], "services": ["endpoints"]}, {}),
		"over": notice({"developers": ["dev"]}, {"status": "ended"}),
		"suspended": notice({"developers": ["dev"]}, {"status": "suspended"}),
		"past": notice({"developers": ["dev"]}, {"until": "2026-11-22"}),
		"to-come": notice({"developers": ["dev"]}, {"from": "2026-11-23"}),
		"of-nobody": notice({}, {}),
		"of-unknown-status": notice({"models": ["big"]}, {"status": "unknown"}),
	},
})

notice(subject, changes) := object.union(
	{
		"subject": object.union({"developers": [], "families": [], "models": [], "services": []}, subject),
		"status": "in-force",
	},
	changes,
)

entry(changes) := fixture.offering("acme/de/models/big@in-region", object.union({"model": "big"}, changes))

exactly(values) := {"in": values, "maybe": set(), "rest": false}

unknown := {"in": set(), "maybe": set(), "rest": true}

none := {"in": set(), "maybe": set(), "rest": false}

# of is the value of an attribute of an offering.
of(attribute, changes, least) := values if {
	values := attributes.values(attribute, entry(changes), [], least) with input as fixture.question
		with data.catalog as catalog
}

# at is the value of an attribute at the places with these numbers.
at(attribute, spots, least) := at_with(attribute, spots, least, {})

at_with(attribute, spots, least, changes) := values if {
	values := attributes.values(attribute, entry({}), of_places(spots, least, changes), least) with input as fixture.asked(changes)
		with data.catalog as catalog
}

of_places(spots, least, changes) := stages if {
	stages := [place |
		some spot in spots
		place := places.at("inference", "acme-gmbh", spot, least)
	] with input as fixture.asked(changes)
		with data.catalog as catalog
}

test_what_names_an_offering_is_always_known if {
	of("provider", {}, 2) == exactly({"acme"})
	of("region", {}, 2) == exactly({"acme/de"})
	of("service", {}, 2) == exactly({"models"})
	of("model", {}, 2) == exactly({"dev/big"})
	of("routing", {}, 2) == exactly({"in-region"})
	of("status", {}, 2) == exactly({"available"})
	of("model.developer", {}, 2) == exactly({"dev"})
	of("confidence", {"confidence": 1}, 2) == exactly({"medium"})
}

test_without_a_variant_there_is_none if {
	of("variant", {}, 0) == none
	of("variant", {"variant": "dedicated"}, 0) == exactly({"dedicated"})
}

test_an_operator_that_is_not_recorded_is_unknown if {
	of("operator", {}, 0) == exactly({"acme-gmbh"})
	of("operator", {"operator": ""}, 0) == unknown
	of("operator.jurisdiction", {"operator": ""}, 0) == unknown
	of("operator.jurisdiction", {"operator": "nobody"}, 0) == unknown
}

test_facts_below_the_demanded_confidence_are_unknown if {
	of("operator.jurisdiction", {}, 1) == exactly({"DE"})
	of("operator.jurisdiction", {}, 2) == unknown
	of("hosting", {"hosting": "own", "confidence": 1}, 1) == exactly({"own"})
	of("hosting", {"hosting": "own", "confidence": 1}, 2) == unknown
	of("hosting", {}, 0) == unknown
}

test_an_empty_list_of_seats_is_not_established if {
	of("parent.jurisdictions", {}, 0) == unknown
	of("parent.jurisdictions", {"parents": 1}, 0) == exactly({"DE", "US"})
	of("licensor.jurisdictions", {"licensors": 1}, 0) == exactly({"DE", "US"})
	of("parent.jurisdictions", {"parents": 1, "region": "nowhere"}, 0) == unknown
}

test_a_region_without_a_sovereign_offer_has_none if {
	of("sovereignOffer", {}, 0) == exactly({"walled"})
	of("sovereignOffer", {"region": "acme/us"}, 0) == none
	of("sovereignOffer", {"region": "nowhere"}, 0) == unknown
}

test_what_is_not_recorded_of_a_model_is_unknown if {
	of("model.family", {}, 0) == exactly({"giants"})
	of("model.licence", {}, 0) == exactly({"open"})
	of("model.modality", {}, 0) == exactly({"in:text", "out:image"})
	of("model.developer.jurisdiction", {}, 0) == exactly({"US"})
	of("model.family", {"model": "small"}, 0) == unknown
	of("model.licence", {"model": "small"}, 0) == unknown
	of("model.modality", {"model": "small"}, 0) == unknown
	of("model.developer.jurisdiction", {"developer": "commons"}, 0) == unknown
}

test_notices_in_force_or_of_unknown_status_count if {
	of("model.notices", {}, 0) == exactly({"ban", "order", "of-service", "of-unknown-status"})
	of("model.notices", {"service": "endpoints"}, 0) == exactly({"ban", "order", "elsewhere", "of-unknown-status"})
}

test_a_notice_about_families_may_mean_a_model_without_one if {
	of("model.notices", {"model": "small", "developer": "commons", "service": "x"}, 0) == {
		"in": set(),
		"maybe": {"order"},
		"rest": false,
	}
}

test_an_end_of_life_is_a_date_or_none_or_unknown if {
	of("endOfLife", {}, 0) == none
	of("endOfLife", {"end": 1}, 0) == exactly({"2026-12-01"})
	of("endOfLife", {"end": 2}, 0) == unknown
	of("endOfLife", {"end": 1, "confidence": 1}, 2) == unknown
}

test_countries_beyond_those_named_are_only_possible if {
	at("country", [fixture.germany], 0) == exactly({"DE"})
	at("country", [fixture.europe], 0) == {"in": {"DE"}, "maybe": {"CH", "FR"}, "rest": false}
	at("country", [fixture.anywhere], 0) == {"in": {"US"}, "maybe": set(), "rest": true}
	at("country", [fixture.unrecorded], 0) == unknown
	at("country", [fixture.nowhere], 0) == none
	at("country", [fixture.germany, fixture.america], 0) == exactly({"DE", "US"})
	at("country", [fixture.germany, fixture.unrecorded], 0) == {"in": {"DE"}, "maybe": set(), "rest": true}
	at("country", [fixture.doubtful_germany], 1) == unknown
}

test_a_place_that_the_customer_has_still_to_say_can_be_any if {
	at("country", [fixture.germany, fixture.chosen], 0) == {"in": {"DE"}, "maybe": set(), "rest": true}
}

test_values_of_all_regions_are_gathered if {
	at("partition", [fixture.germany, fixture.america], 0) == exactly({"gov", "public"})
	at("partition", [fixture.europe], 0) == {"in": {"public"}, "maybe": set(), "rest": true}
	at("partition", [fixture.nowhere], 0) == none
	at("personnel.local", [fixture.germany, fixture.america], 0) == exactly({"yes", "no"})
}

test_staff_of_whom_nothing_is_recorded_is_unknown if {
	doubtful := object.union(catalog, {"regions": {"acme/de": {"personnel": "unknown"}}})
	values := attributes.values("personnel.local", entry({}), of_places([fixture.germany], 0, {}), 0) with input as fixture.question
		with data.catalog as doubtful
	values == unknown
}

test_what_is_offered_has_to_be_offered_in_every_region if {
	at("keys.custody", [fixture.germany, fixture.america], 0) == {"in": {"provider"}, "maybe": {"customer"}, "rest": false}
	at("accelerators", [fixture.germany], 0) == exactly({"h100"})
	at("accelerators", [fixture.germany, fixture.america], 0) == unknown
	at("accelerators", [fixture.europe], 0) == unknown
	at("accelerators", [fixture.nowhere], 0) == none
}

test_the_option_of_custody_that_the_workload_uses_counts_if_it_is_offered if {
	customer := {"stages": {"key-custody": {"custody": "customer"}}}
	at_with("keys.custody", [fixture.germany], 0, customer) == exactly({"customer"})
	at_with("keys.custody", [fixture.america], 0, customer) == unknown
	at_with("keys.custody", [fixture.europe], 0, customer) == unknown
	at_with("keys.custody", [fixture.nowhere], 0, customer) == none
}

test_retention_of_nothing_is_no_time_and_what_is_not_recorded_is_unknown if {
	timed := object.union(catalog, {"places": [
		object.union(fixture.places[0], {"retention": 2592000000}),
		object.union(fixture.places[7], {"retention": "a while"}),
		fixture.places[3],
		fixture.places[7],
		object.union(fixture.places[6], {"retention": 1000}),
	]})
	every spots, expected in {
		[0]: exactly({2592000000}),
		[1]: exactly({"a while"}),
		[0, 2]: exactly({0, 2592000000}),
		[0, 3]: {"in": {2592000000}, "maybe": set(), "rest": true},
		[4]: unknown,
	} {
		stages := [{"recorded": [spot]} | some spot in spots]
		values := attributes.values("retention", entry({}), stages, 1) with input as fixture.question
			with data.catalog as timed
		values == expected
	}
}

test_facts_of_just_the_demanded_confidence_are_known if {
	of("model.family", {}, 2) == exactly({"giants"})
	of("model.modality", {}, 2) == exactly({"in:text", "out:image"})
	of("sovereignOffer", {}, 2) == exactly({"walled"})
	of("endOfLife", {"end": 1}, 2) == exactly({"2026-12-01"})
	of("parent.jurisdictions", {"parents": 1}, 2) == exactly({"DE", "US"})
	at("country", [fixture.germany], 2) == exactly({"DE"})
	at("partition", [fixture.germany], 2) == exactly({"public"})
	at("accelerators", [fixture.germany], 2) == exactly({"h100"})
}

test_retention_of_just_the_demanded_confidence_is_known if {
	timed := object.union(catalog, {"places": [object.union(fixture.places[0], {"retention": 5}), fixture.places[3]]})
	values := attributes.values("retention", entry({}), [{"recorded": [0]}, {"recorded": [1]}], 2) with input as fixture.question
		with data.catalog as timed
	values == exactly({0, 5})
}
