package domicile.scopes_test

import data.domicile.fixture
import data.domicile.scopes

compare(attribute, operands) := {
	"attribute": attribute,
	"name": attribute,
	"operator": "anyOf",
	"operands": operands,
	"negated": false,
}

sector(word) := [[compare("sector", [word])]]

rule(changes) := object.union(fixture.inside_union, changes)

scoped(changes, rules) := about if {
	about := {
		"applied": {one.id | some one in scopes.applied},
		"surely": scopes.surely,
		"uncovered": scopes.uncovered,
		"refuses": refuses,
		"announcements": scopes.announcements,
	} with input as object.union(fixture.question, changes)
		with data.catalog as fixture.catalog
		with data.policies as fixture.policies(rules, [])
}

default refuses := false

refuses if scopes.refuses_uncovered

banker := {"workload": {"spec": {"sector": "banking"}}}

test_a_rule_without_scope_applies_surely if {
	scoped({}, [rule({})]).applied == {"union/inside"}
	scoped({}, [rule({})]).uncovered == []
}

test_a_rule_is_in_force_from_its_first_day_until_its_end if {
	scoped({}, [rule({"from": "2026-11-22"})]).applied == {"union/inside"}
	scoped({}, [rule({"from": "2026-11-23"})]).applied == set()
	scoped({}, [rule({"until": "2026-11-23"})]).applied == {"union/inside"}
	scoped({}, [rule({"until": "2026-11-22"})]).applied == set()
}

test_a_rule_whose_when_is_false_does_not_apply if {
	scoped(banker, [rule({"when": sector("healthcare")})]).applied == set()
	scoped(banker, [rule({"when": sector("banking")})]).applied == {"union/inside"}
}

test_an_unknown_scope_applies_and_covers_nobody if {
	about := scoped({}, [rule({"when": sector("healthcare")})])
	about.applied == {"union/inside"}
	about.surely == set()
	about.uncovered == ["DE"]
	about.refuses
}

test_an_unknown_unless_does_not_exempt if {
	scoped({}, [rule({"unless": sector("healthcare")})]).applied == {"union/inside"}
	scoped({}, [rule({"unless": sector("healthcare")})]).uncovered == ["DE"]
	scoped(banker, [rule({"unless": sector("banking")})]).applied == set()
	scoped(banker, [rule({"unless": sector("healthcare")})]).uncovered == []
}

test_only_enforced_rules_cover if {
	scoped({}, [rule({"enforcement": "warn"})]).uncovered == ["DE"]
	scoped({}, [rule({"enforcement": "observe"})]).uncovered == ["DE"]
}

test_only_policies_for_the_country_cover if {
	swiss := {"workload": {"spec": {"data": {"subjects": ["CH", "DE"]}}}}
	scoped(swiss, [rule({})]).uncovered == ["CH"]
}

test_without_policies_nobody_is_covered if {
	scoped({}, []).uncovered == ["DE"]
	scoped({}, []).refuses
}

test_uncovered_countries_can_be_set_to_warn if not scoped({"uncovered": "warn"}, []).refuses

test_rules_in_force_later_are_announced_if_they_would_apply_then if {
	later := rule({"from": "2027-01-01", "when": sector("banking")})
	scoped(banker, [later]).announcements == [{"from": "2027-01-01", "rule": "union/inside", "title": "union/inside"}]
	scoped({}, [later]).announcements == [{"from": "2027-01-01", "rule": "union/inside", "title": "union/inside"}]
	scoped({"workload": {"spec": {"sector": "healthcare"}}}, [later]).announcements == []
	scoped({}, [rule({"from": "2026-11-22"})]).announcements == []
}
