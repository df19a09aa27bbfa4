package domicile.statement_test

import data.domicile.statement

verdict(body) := statement.judged(body, {}, {["acme"]})[["acme"]].verdict

test_no_location_rule_is_always_satisfied if verdict({"says": "no-location-rule", "text": "…"}) == 0

test_what_is_prohibited_is_always_violated if verdict({"says": "prohibited", "text": "…"}) == 3

test_any_other_word_is_not_known if {
	verdict({"says": "allowed", "text": "…"}) == 2
	verdict({}) == 2
}
