package domicile.portability_test

import data.domicile.fixture
import data.domicile.portability

allowed := [fixture.offerings[0], fixture.offerings[3]]

test_enough_of_each_is_satisfied if {
	portability.verdict_on({"providers": 1, "regions": 2, "developers": 1}, allowed) == 0
	portability.verdict_on({"regions": 2}, allowed) == 0
}

test_too_few_of_one_is_violated if {
	portability.verdict_on({"providers": 2, "regions": 2}, allowed) == 3
	portability.verdict_on({"developers": 2}, allowed) == 3
	portability.verdict_on({"providers": 1}, []) == 3
}

test_a_body_that_asks_for_nothing_is_not_met if portability.verdict_on({}, allowed) == 3

test_no_candidate_is_judged if portability.parts({"providers": 2}) == []
