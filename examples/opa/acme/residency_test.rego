package acme.residency_test

import data.acme.residency

asked(bound) := {"request": "n", "offerings": [{
	"id": "aws/us-east-1/bedrock/nova-pro@geo",
	"developer": "amazon",
	"stages": {"inference": {"bound": bound}},
}]}

test_the_americas_are_allowed if {
	count(residency.answer.violations) == 0 with input as asked(["CA", "US"])
}

test_elsewhere_is_violated if {
	{"violated"} == {v.verdict | some v in residency.answer.violations} with input as asked(["US", "DE"])
}

test_a_place_that_is_not_known_is_unknown if {
	{"unknown"} == {v.verdict | some v in residency.answer.violations} with input as asked(null)
}

test_every_offering_asked_about_is_evaluated if {
	residency.answer.evaluated == {"aws/us-east-1/bedrock/nova-pro@geo"} with input as asked([])
}
