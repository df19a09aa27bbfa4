package domicile.wishes_test

import data.domicile.fixture
import data.domicile.wishes

wished(changes) := about if {
	about := {
		"candidates": wishes.candidates,
		"unanswered": wishes.unanswered & {position | some position in wishes.candidates},
		"without_pin": sort(wishes.without_pin),
		"not": wishes.not_candidates,
	} with input as fixture.asked(changes)
		with data.catalog as fixture.catalog
}

on_offerings(changes, offerings) := about if {
	about := {
		"candidates": wishes.candidates,
		"without_pin": sort(wishes.without_pin),
		"not": wishes.not_candidates,
	} with input as fixture.asked(changes)
		with data.catalog as object.union(fixture.catalog, {"offerings": offerings})
}

test_without_wishes_everything_is_a_candidate if {
	wished({}) == {"candidates": [0, 1, 2, 3, 4], "unanswered": set(), "without_pin": [0, 1, 2, 3, 4], "not": {}}
}

test_models_are_named_with_their_developer if {
	wished({"models": "dev/*"}).candidates == [0, 1, 2, 3]
	wished({"models": ["dev/big", "commons/*"]}).candidates == [0, 4]
	wished({"models": ["small"]}).candidates == []
}

test_a_recorded_modality_answers_for_a_capability if {
	asked := wished({"capabilities": ["embedding"]})
	asked.candidates == [1, 2, 3]
	asked.unanswered == {1, 2, 3}
}

test_a_capability_that_no_source_denies_keeps_the_candidate if {
	asked := wished({"capabilities": ["tool-use", "chat"]})
	asked.candidates == [0, 1, 2, 3, 4]
	asked.unanswered == {0, 1, 2, 3}
}

test_accelerators_that_are_not_recorded_are_not_answered if {
	asked := wished({"accelerators": "h100"})
	asked.candidates == [0, 1, 2, 3, 4]
	asked.unanswered == {3, 4}
	catalog := object.union(fixture.catalog, {"regions": {"acme/us": {"accelerators": ["other"]}}})
	left := wishes.candidates with input as fixture.asked({"accelerators": "h100"}) with data.catalog as catalog
	left == [0, 1, 2, 4]
}

test_a_feature_leaves_the_regions_that_have_it if {
	asked := wished({"stages": {"session-state": {"feature": "memory"}}, "models": ["dev/*"]})
	asked.candidates == [0, 1, 2]
	asked["not"] == {"without feature memory": 1}
}

test_every_part_of_a_pin_must_match if {
	wished({"pin": {"provider": "acme", "region": "de"}}).candidates == [0, 1, 2]
	wished({"pin": {"provider": "acme", "region": "de", "routing": "global"}}).candidates == [1]
	wished({"pin": {"model": "big"}}).candidates == [0]
	wished({"pin": {"model": "commons/open"}}).candidates == [4]
	wished({"pin": {"variant": "dedicated"}}).candidates == [4]
	wished({"pin": {"service": "endpoints", "provider": "acme"}}).candidates == []
	wished({"pin": {"model": "big"}}).without_pin == [0, 1, 2, 3, 4]
}

test_a_part_of_a_pin_that_is_not_known_matches_nothing if wished({"pin": {"colour": "blue"}}).candidates == []

gone := array.concat(
	[fixture.offering("acme/de/models/big@in-region", {"model": "big", "status": "retired"})],
	array.slice(fixture.offerings, 1, 5),
)

test_what_is_gone_is_counted_and_no_candidate if {
	on_offerings({}, gone) == {"candidates": [1, 2, 3, 4], "without_pin": [1, 2, 3, 4], "not": {"retired": 1}}
	on_offerings({"pin": {"provider": "acme"}}, gone).candidates == [1, 2, 3]
}

test_who_pins_the_model_is_told_why_it_is_gone if {
	on_offerings({"pin": {"model": "big"}}, gone) == {"candidates": [0], "without_pin": [1, 2, 3, 4], "not": {}}
}
