package domicile.usable_test

import data.domicile.fixture
import data.domicile.usable

gone(end, status, from, region) := reason if {
	reason := usable.gone(end, status, from, region) with input as fixture.question with data.catalog as fixture.catalog
}

gone_on(day, end) := reason if {
	reason := usable.gone(end, "available", "", "acme/de") with input as {"asOf": day} with data.catalog as fixture.catalog
}

verdict(end, status, from, region) := number if {
	number := usable.verdict(end, status, from, region) with input as fixture.question
		with data.catalog as fixture.catalog
}

test_an_offering_is_gone_from_its_end if {
	gone_on("2026-11-30", 1) == ""
	gone_on("2026-12-01", 1) == "retired"
}

test_dates_decide_and_not_the_recorded_word if {
	gone(1, "retired", "", "acme/de") == ""
	gone(0, "retired", "", "acme/de") == "retired"
	gone(0, "announced", "2026-11-22", "acme/de") == ""
	gone(0, "available", "2026-11-23", "acme/de") == "announced"
	gone(0, "announced", "", "acme/de") == "announced"
}

test_what_is_only_announced_or_closed_is_no_candidate if {
	gone(0, "available", "", "acme/gone") == "announced"
	gone(0, "available", "2026-01-01", "acme/gone") == "not-accessible"
	gone(0, "not-accessible", "", "acme/de") == "not-accessible"
}

test_verdicts_from_usable_to_gone if {
	verdict(0, "available", "", "acme/de") == 0
	verdict(0, "preview", "", "acme/de") == 0
	verdict(3, "available", "", "acme/de") == 0
	verdict(0, "unverified", "", "acme/de") == 1
	verdict(2, "available", "", "acme/de") == 2
	verdict(2, "retired", "", "acme/de") == 2
	verdict(0, "retired", "", "acme/de") == 3
}

test_a_region_that_is_not_recorded_is_not_known_to_be_usable if {
	verdict(0, "available", "", "acme/nowhere") == 2
	verdict(99, "available", "", "acme/de") == 2
}

impaired(advisory) := number if {
	region := object.union(fixture.region({"country": "DE"}), {"advisory": advisory})
	catalog := object.union(fixture.catalog, {"regions": {"acme/de": region}})
	number := usable.verdict(0, "available", "", "acme/de") with input as fixture.question with data.catalog as catalog
}

test_an_advisory_stands_from_its_first_day_to_its_end if {
	impaired({}) == 2
	impaired({"since": "2026-11-22"}) == 2
	impaired({"since": "2026-11-23"}) == 0
	impaired({"until": "2026-11-23"}) == 2
	impaired({"until": "2026-11-22"}) == 0
}

declared(changes, offering) if {
	usable.is_declared(offering) with input as fixture.asked({"evidence": [fixture.evidence(object.union(
		{"kind": "availability", "offerings": ["acme/*"]},
		changes,
	))]})
		with data.catalog as fixture.catalog
}

test_evidence_of_availability_names_the_offering_and_its_operator if {
	declared({}, fixture.offerings[0])
	declared({"offerings": "acme/de/models/big@in-region"}, fixture.offerings[0])
	not declared({"offerings": ["bolt/*"]}, fixture.offerings[0])
	not declared({"with": "other"}, fixture.offerings[0])
	not declared({"until": "2026-11-22"}, fixture.offerings[0])
	not declared({"offerings": ["bolt/*"]}, fixture.offerings[4])
}

test_what_a_reader_should_know_is_told if {
	texts := usable.warnings(3, "preview", "acme/de") with input as fixture.question with data.catalog as fixture.catalog
	texts == {
		"preview: terms and places can change",
		"may end at any time: announced for 2026-01 or later",
	}
	dated := usable.warnings(1, "deprecated", "acme/de") with input as fixture.question with data.catalog as fixture.catalog
	dated == {"deprecated", "end of life 2026-12-01"}
}
