package domicile.claims_test

import data.domicile.claims
import data.domicile.fixture

words(text) := {"first": text, "last": text, "text": text}

# claim is a certificate of the German region for the service, in scope and valid.
claim(changes) := object.union(
	{
		"regions": ["acme/de"],
		"regionsListed": true,
		"services": ["Models API"],
		"servicesListed": true,
		"version": "2020",
		"level": "type2",
		"from": words("2025-01-01"),
		"until": words("2027-01-01"),
		"untilFirm": true,
		"status": "in-scope",
		"primary": true,
		"confidence": 2,
	},
	changes,
)

report(changes) := object.union(
	object.remove(claim({}), ["from", "until"]),
	object.union(
		{
			"periodUntil": words("2026-03-31"),
			"countsUntil": "2027-03-31",
			"issued": words("2026-05-01"),
			"untilFirm": false,
		},
		changes,
	),
)

catalog(some_claims) := object.union(fixture.catalog, {
	"services": {"models": {"names": ["Models API", "models"]}},
	"schemes": {"c5": {"levels": ["type1", "type2"], "types": [], "versions": ["2016", "2020"], "reportBased": false}},
	"attestations": {"acme-gmbh c5": some_claims},
})

here := {"region": "acme/de", "partition": "", "least": 0, "primary": false, "day": fixture.day}

# at is what claims say of a demand at a place.
at(some_claims, demand, place) := verdict if {
	asked := object.union({"scheme": "c5"}, demand)
	pair := ["acme-gmbh", "models"]
	verdict := claims.verdict(
		claims.read([asked], {pair}, place.least, place.primary)[pair],
		place.partition,
		place.region,
		1,
	) with input as object.union(fixture.question, {"asOf": place.day})
		with data.catalog as catalog(some_claims)
}

says(some_claims) := at(some_claims, {}, here)

test_a_claim_in_scope_at_the_place_holds if says([claim({})]) == 0

test_no_claim_is_unknown_and_not_a_no if {
	says([]) == 2
	at([claim({})], {"scheme": "other"}, here) == 2
}

test_a_claim_about_other_services_or_places_says_nothing if {
	says([claim({"services": ["Storage"]})]) == 2
	says([claim({"regions": ["acme/us"]})]) == 2
	says([claim({"services": ["Storage"], "status": "out-of-scope"})]) == 2
	says([claim({"regions": ["acme/us"], "status": "out-of-scope"})]) == 2
}

test_services_or_regions_in_words_only_leave_it_open if {
	says([claim({"services": [], "servicesListed": false})]) == 2
	says([claim({"regions": [], "regionsListed": false})]) == 2
}

test_out_of_scope_is_violated_unless_another_claim_holds_or_leaves_it_open if {
	out := claim({"status": "out-of-scope"})
	says([out]) == 3
	says([out, claim({"services": [], "servicesListed": false})]) == 3
	says([out, claim({"status": "disputed"})]) == 2
	says([out, claim({})]) == 0
	says([claim({"status": "out-of-scope", "services": [], "servicesListed": false})]) == 2
	says([claim({"status": "out-of-scope", "regions": [], "regionsListed": false})]) == 3
}

test_disputed_undetermined_and_infrastructure_leave_it_open if {
	every status in ["disputed", "undetermined", "infrastructure", "a new word"] {
		says([claim({"status": status})]) == 2
	}
}

test_an_umbrella_leaves_open_what_falls_short_but_not_if_it_falls_short_itself if {
	short := claim({"until": words("2026-01-01")})
	says([short]) == 3
	says([short, claim({"status": "infrastructure"})]) == 2
	says([short, claim({"status": "infrastructure", "until": words("2026-01-01")})]) == 3
	says([claim({"status": "infrastructure", "until": words("2026-01-01")})]) == 2
}

test_a_place_that_nobody_names_is_certified_by_nobody_and_can_be_out_of_scope if {
	nowhere := object.union(here, {"region": ""})
	at([claim({})], {}, nowhere) == 2
	at([claim({"regions": [], "regionsListed": false})], {}, nowhere) == 2
	at([claim({"status": "out-of-scope"})], {}, nowhere) == 2
	at([claim({"status": "out-of-scope", "regions": [], "regionsListed": false})], {}, nowhere) == 3
}

test_a_claim_of_another_partition_says_nothing if {
	there := object.union(here, {"partition": "sovereign"})
	at([claim({"partition": "public"})], {}, there) == 2
	at([claim({"partition": "sovereign"})], {}, there) == 0
	at([claim({})], {}, there) == 0
	at([claim({"partition": "public"})], {}, here) == 0
}

test_level_and_version_have_an_order if {
	every held, expected in {"type2": 0, "type1": 3, "basic": 2} {
		at([claim({"level": held})], {"level": {"atLeast": "type2"}}, here) == expected
	}
	at([claim({})], {"level": {"atLeast": "type1"}}, here) == 0
	at([claim({})], {"level": "type1"}, here) == 2
	at([claim({})], {"level": "type2"}, here) == 0
	at([object.remove(claim({}), ["level"])], {"level": "type2"}, here) == 2
	at([claim({"version": "2016"})], {"version": {"atLeast": "2020"}}, here) == 3
	at([claim({"version": "2026"})], {"version": {"atLeast": "2020"}}, here) == 2
	at([claim({"version": "2026"})], {"version": "2026"}, here) == 0
	at([object.remove(claim({}), ["version"])], {}, here) == 0
}

test_types_have_no_order if {
	wanted := {"types": {"anyOf": ["hosting", "infrastructure"]}}
	at([claim({"level": "hosting"})], wanted, here) == 0
	at([claim({"level": "managed"})], wanted, here) == 2
	at([object.remove(claim({}), ["level"])], wanted, here) == 2
}

test_a_certificate_counts_until_its_end_and_is_violated_then if {
	every day, expected in {"2026-12-31": 0, "2027-01-01": 3, "2025-01-01": 0, "2024-12-31": 2} {
		at([claim({})], {}, object.union(here, {"day": day})) == expected
	}
}

test_dates_of_a_certificate_are_read_narrowly if {
	month := {"first": "2026-11-01", "last": "2026-11-30", "text": "2026-11"}
	says([claim({"until": month})]) == 3
	says([claim({"from": month})]) == 2
}

test_an_end_that_is_missing_or_estimated_is_unknown if {
	says([object.remove(claim({}), ["until"])]) == 2
	says([claim({"untilFirm": false})]) == 2
	says([claim({"untilFirm": false, "until": words("2020-01-01")})]) == 2
}

test_a_certificate_without_a_beginning_has_begun if {
	says([object.remove(claim({}), ["from"])]) == 0
	says([object.union(object.remove(claim({}), ["from"]), {"issued": words("2026-12-01")})]) == 2
}

test_a_report_counts_from_its_issue_for_a_while_and_is_unknown_then if {
	says([report({})]) == 0
	says([report({"countsUntil": "2026-11-22"})]) == 2
	says([report({"issued": words("2026-11-23")})]) == 2
	says([object.remove(report({}), ["issued"])]) == 2
	says([object.union(object.remove(report({}), ["issued"]), {"asOf": words("2026-06-01")})]) == 0
	says([object.remove(report({}), ["countsUntil"])]) == 2
	says([object.remove(claim({}), ["until"])]) == 2
}

test_a_scheme_of_reports_asks_for_a_period if {
	reports := object.union(catalog([claim({})]), {"schemes": {"c5": {"reportBased": true}}})
	pair := ["acme-gmbh", "models"]
	read := claims.read([{"scheme": "c5"}], {pair}, 0, false) with input as fixture.question
		with data.catalog as reports
	claims.verdict(read[pair], "", "acme/de", 1) == 2
}

test_a_claim_that_nobody_is_sure_of_leaves_it_open if {
	sure := object.union(here, {"least": 2})
	at([claim({"confidence": 1})], {}, sure) == 2
	at([claim({"confidence": 2})], {}, sure) == 0
	at([claim({"confidence": 1, "status": "out-of-scope"})], {}, sure) == 2
	primary := object.union(here, {"primary": true})
	at([claim({"primary": false})], {}, primary) == 2
	at([claim({"primary": true})], {}, primary) == 0
	at([claim({"primary": false})], {}, here) == 0
}

test_nobody_holds_anything if {
	pair := ["", "models"]
	read := claims.read([{"scheme": "c5"}], {pair}, 0, false) with input as fixture.question
		with data.catalog as catalog([claim({})])
	read[pair] == [[]]
}

test_so_many_have_to_hold_and_so_many_could if {
	claims.together(2, 0, 2) == 0
	claims.together(1, 1, 2) == 2
	claims.together(1, 0, 2) == 3
	claims.together(0, 2, 1) == 2
}

test_what_is_disputed_of_services_in_words_is_an_umbrella if {
	umbrella := claim({"status": "disputed", "services": [], "servicesListed": false})
	says([umbrella, claim({"until": words("2026-01-01")})]) == 2
	says([umbrella, claim({"status": "out-of-scope"})]) == 3
}

test_a_report_counts_from_the_very_day_of_its_issue if {
	says([report({"issued": words("2026-11-22")})]) == 0
}

test_a_claim_that_names_the_service_leaves_open_even_what_is_out_of_scope if {
	out := claim({"status": "out-of-scope"})
	sure := object.union(here, {"least": 2})
	at([out, claim({"status": "out-of-scope", "confidence": 1})], {}, sure) == 2
	at([out, claim({"confidence": 1})], {}, sure) == 2
	says([out, claim({"regions": [], "regionsListed": false})]) == 2
	says([out, object.remove(claim({}), ["until"])]) == 2
	elsewhere := claim({"status": "out-of-scope", "regions": [], "regionsListed": false})
	nowhere := object.union(here, {"region": ""})
	at([elsewhere, claim({})], {}, nowhere) == 2
	at([elsewhere, out], {}, nowhere) == 2
}
