package domicile.names_test

import data.domicile.fixture
import data.domicile.validation

errors(changes) := found if {
	found := validation.errors with input as fixture.asked(changes)
		with data.catalog as fixture.catalog
		with data.policies as fixture.policies([fixture.inside_union], [])
}

test_every_name_has_to_be_known if {
	errors({"sector": "bank"}) == ["there is no sector `bank`"]
	errors({"data": {"categories": ["helth"]}}) == ["there is no category of data `helth`"]
	errors({"data": {"classification": "secret"}}) == ["there is no value of classification `secret`"]
	errors({"data": {"classification": "gov/internal"}}) == ["there is no value of classification `gov/internal`"]
	errors({"requester": {"regimes": ["de-helth"]}}) == ["there is no regime `de-helth`"]
	errors({"capabilities": ["fly"]}) == ["there is no capability `fly`"]
	errors({"accelerators": ["abacus"]}) == ["there is no accelerator `abacus`"]
	errors({"stages": {"session-state": {"feature": "memoir"}}}) == ["there is no feature `memoir`"]
	errors({"stages": {"logs": {"at": "acme/nowhere"}}}) == ["there is no place `acme/nowhere`"]
	errors({"stages": {"logs": {"copies": "EEA"}}}) == ["there is no place `EEA`"]
	errors({"stages": {"key-custody": {"custody": "mattress"}}}) == ["there is no option of key custody `mattress`"]
	errors({"evidence": [fixture.evidence({"kind": "promise"})]}) == ["there is no kind of evidence `promise`"]
	errors({"evidence": [fixture.evidence({"with": "acme"})]}) == ["there is no operating entity `acme`"]
}

test_evidence_is_with_anybody_only_where_it_has_no_party if {
	errors({"evidence": [fixture.evidence({"with": "any"})]}) == ["evidence of kind `clauses` is concluded with a party; name it"]
	errors({"evidence": [fixture.evidence({"with": "any", "kind": "approval"})]}) == []
}

test_two_values_on_one_ladder_are_refused if {
	errors({"data": {"classification": ["public", "general/internal"]}}) == ["`public` and `general/internal` are values of one ladder"]
}

test_a_pattern_that_matches_nothing_is_refused if {
	errors({"models": ["dev/huge*"]}) == ["no model of the catalog matches `dev/huge*`"]
	errors({"models": ["small"]}) == ["there is no model `small`"]
	availability := fixture.evidence({"kind": "availability", "offerings": ["other/*"]})
	errors({"evidence": [availability]}) == ["no offering of the catalog matches `other/*`"]
}

test_a_pin_names_what_there_is if {
	errors({"pin": {"provider": "acne"}}) == ["there is no provider `acne`"]
	errors({"pin": {"provider": "acme", "region": "fr"}}) == ["there is no region `fr`"]
	errors({"pin": {"service": "model"}}) == ["there is no service `model`"]
	errors({"pin": {"model": "tiny"}}) == ["there is no model `tiny`"]
	errors({"pin": {"model": "small", "provider": "bolt", "region": "fr", "service": "models"}}) == []
}

test_a_preference_names_what_there_is if {
	errors({"prefer": [{"provider": "acne"}]}) == ["there is no provider `acne`"]
	errors({"prefer": [{"region": ["de", "acme/us", "bolt/*"]}]}) == []
	errors({"prefer": [{"region": "eu-*"}]}) == ["no region of the catalog matches `eu-*`"]
	errors({"prefer": [{"model": ["dev/*"]}, {"developer": "commons"}, {"routing": "g*"}]}) == []
	errors({"prefer": [{"routing": "somewhere"}]}) == ["there is no routing `somewhere`"]
}
