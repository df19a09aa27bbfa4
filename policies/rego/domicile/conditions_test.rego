package domicile.conditions_test

import data.domicile.conditions
import data.domicile.fixture

compare(attribute, operator, operands) := {
	"attribute": attribute,
	"name": attribute,
	"operator": operator,
	"operands": operands,
	"negated": false,
}

exactly(values) := {"in": values, "maybe": set(), "rest": false}

perhaps(values) := {"in": set(), "maybe": values, "rest": false}

at_least(values) := {"in": values, "maybe": set(), "rest": true}

# holds is whether one comparison holds for these values of its attribute.
holds(attribute, operator, operands, values) := truth if {
	truth := conditions.truth([[compare(attribute, operator, operands)]], {attribute: values}) with input as fixture.question
		with data.catalog as fixture.catalog
}

test_one_of_several_values_is_enough_for_any_of if {
	holds("service", "anyOf", ["a", "b"], exactly({"b", "c"})) == 2
	holds("service", "anyOf", ["a", "b"], exactly({"c"})) == 0
	holds("service", "anyOf", ["a"], exactly(set())) == 0
	holds("service", "anyOf", ["a"], perhaps({"a"})) == 1
	holds("service", "anyOf", ["a"], perhaps({"b"})) == 0
	holds("service", "anyOf", ["a"], at_least({"b"})) == 1
	holds("service", "anyOf", ["a"], at_least({"a"})) == 2
}

test_none_of_is_any_of_turned_round if {
	holds("service", "noneOf", ["a", "b"], exactly({"b"})) == 0
	holds("service", "noneOf", ["a", "b"], exactly({"c"})) == 2
	holds("service", "noneOf", ["a"], at_least({"b"})) == 1
	holds("service", "noneOf", ["a"], perhaps({"a"})) == 1
	holds("service", "noneOf", ["a"], exactly(set())) == 2
}

test_all_of_asks_for_every_value if {
	holds("keys.custody", "allOf", ["a", "b"], exactly({"a", "b", "c"})) == 2
	holds("keys.custody", "allOf", ["a", "b"], exactly({"a"})) == 0
	holds("keys.custody", "allOf", ["a", "b"], at_least({"a"})) == 1
	holds("keys.custody", "allOf", ["a", "b"], {"in": {"a"}, "maybe": {"b"}, "rest": false}) == 1
}

test_all_in_allows_no_value_outside if {
	holds("service", "allIn", ["a", "b"], exactly({"a"})) == 2
	holds("service", "allIn", ["a", "b"], exactly({"a", "c"})) == 0
	holds("service", "allIn", ["a"], exactly(set())) == 2
	holds("service", "allIn", ["a"], at_least({"a"})) == 1
	holds("service", "allIn", ["a"], at_least({"c"})) == 0
	holds("service", "allIn", ["a"], perhaps({"a"})) == 2
	holds("service", "allIn", ["a"], perhaps({"c"})) == 1
}

test_countries_are_looked_for_in_sets if {
	holds("country", "anyOf", ["UNION"], exactly({"DE"})) == 2
	holds("country", "anyOf", ["UNION"], exactly({"GB"})) == 0
	holds("country", "anyOf", ["WIDER"], exactly({"NO"})) == 2
	holds("country", "anyOf", ["UNREAD"], exactly({"DE"})) == 1
	holds("country", "anyOf", ["UNION"], perhaps({"DE"})) == 1
	holds("country", "anyOf", ["UNION"], perhaps({"IN"})) == 0
	holds("country", "noneOf", ["UNION"], exactly({"IN"})) == 2
	holds("country", "noneOf", ["EMPTY"], exactly({"IN"})) == 2
}

test_a_scoped_member_is_not_known_to_be_inside if {
	holds("country", "anyOf", ["WIDER"], exactly({"US"})) == 1
	holds("country", "allIn", ["WIDER"], exactly({"US"})) == 1
	holds("country", "noneOf", ["WIDER"], exactly({"US"})) == 1
}

test_a_seat_can_be_a_set_itself if {
	holds("operator.jurisdiction", "anyOf", ["UNION"], exactly({"UNION"})) == 2
	holds("operator.jurisdiction", "anyOf", ["WIDER"], exactly({"UNION"})) == 2
	holds("operator.jurisdiction", "anyOf", ["DE"], exactly({"UNION"})) == 1
	holds("operator.jurisdiction", "anyOf", ["IN"], exactly({"UNION"})) == 0
	holds("operator.jurisdiction", "anyOf", ["DE"], exactly({"UNREAD"})) == 1
	holds("operator.jurisdiction", "allIn", ["WIDER"], exactly({"UNION"})) == 2
	holds("operator.jurisdiction", "allIn", ["DE", "FR"], exactly({"UNION"})) == 1
}

test_several_operands_contain_countries_together if {
	holds("country", "allIn", ["UNION", "IN"], exactly({"DE", "IN"})) == 2
	holds("country", "allIn", ["UNION", "IN"], exactly({"DE", "CH"})) == 0
	holds("country", "allIn", ["UNION", "UNREAD"], exactly({"CH"})) == 1
}

test_what_is_no_country_and_no_set_is_unknown if {
	holds("country", "anyOf", ["NOBODY"], exactly({"DE"})) == 1
	holds("country", "noneOf", ["NOBODY"], exactly({"DE"})) == 1
	holds("country", "allIn", ["NOBODY"], exactly({"DE"})) == 1
	holds("country", "allIn", ["UNION", "NOBODY"], exactly({"IN"})) == 1
}

test_subjects_and_requester_stand_for_the_workloads_own if {
	asked := fixture.asked({"data": {"subjects": ["FR"]}, "requester": {"country": "CH"}})
	every operand, countries in {"@subjects": {"FR": 2, "CH": 0}, "@requester": {"CH": 2, "FR": 0}} {
		one := compare("country", "anyOf", [operand])
		every country, expected in countries {
			conditions.truth([[one]], {"country": exactly({country})}) == expected with input as asked
				with data.catalog as fixture.catalog
		}
	}
}

test_without_subjects_nothing_is_inside_their_countries if {
	asked := fixture.asked({"data": {"subjects": []}})
	every operator, expected in {"anyOf": 0, "allIn": 0, "noneOf": 2, "allOf": 2} {
		one := compare("country", operator, ["@subjects"])
		conditions.truth([[one]], {"country": exactly({"DE"})}) == expected with input as asked
			with data.catalog as fixture.catalog
	}
}

label(operator, operands, values) := truth if {
	one := object.union(compare("labels.<name>", operator, operands), {"name": "labels.team"})
	truth := conditions.truth([[one]], values) with input as fixture.question
		with data.catalog as fixture.catalog
}

test_a_label_is_text_and_absent_it_has_no_value if {
	label("anyOf", ["a"], {"labels.team": exactly({"a"})}) == 2
	label("anyOf", ["@subjects"], {"labels.team": exactly({"@subjects"})}) == 2
	label("anyOf", ["a"], {}) == 0
	label("noneOf", ["a"], {}) == 2
}

test_an_attribute_that_nobody_filled_in_is_unknown if {
	every operator in ["anyOf", "noneOf", "allOf", "allIn"] {
		one := compare("service", operator, ["a"])
		conditions.truth([[one]], {}) == 1 with input as fixture.question
			with data.catalog as fixture.catalog
	}
}

test_values_compare_on_their_own_ladder if {
	holds("data.classification", "atLeast", ["internal"], exactly({"general/confidential"})) == 2
	holds("data.classification", "atLeast", ["general/internal"], exactly({"general/internal"})) == 2
	holds("data.classification", "atLeast", ["internal"], exactly({"general/public"})) == 0
	holds("data.classification", "atMost", ["internal"], exactly({"general/confidential"})) == 0
	holds("data.classification", "atMost", ["internal"], exactly({"general/public"})) == 2
	holds("data.classification", "atLeast", ["internal"], exactly({"gov/secret"})) == 1
	holds("data.classification", "atLeast", ["gov/secret"], exactly({"general/public", "gov/secret"})) == 2
	holds("data.classification", "atLeast", ["unheard-of/top"], exactly({"general/public"})) == 1
}

test_a_bare_step_is_of_the_general_ladder if {
	holds("data.classification", "anyOf", ["internal"], exactly({"general/internal"})) == 2
	holds("data.classification", "anyOf", ["open"], exactly({"gov/open"})) == 0
	holds("data.classification", "allIn", ["internal", "gov/open"], exactly({"gov/open"})) == 2
}

test_lengths_of_time_compare_as_numbers if {
	holds("retention", "atMost", [1000], exactly({0, 1000})) == 2
	holds("retention", "atMost", [1000], exactly({0, 1001})) == 0
	holds("retention", "atLeast", [1000], exactly({1000})) == 2
	holds("retention", "atMost", [1000], at_least({0})) == 1
	holds("retention", "atMost", [1000], at_least({2000})) == 0
	holds("retention", "atMost", [1000], exactly({"a while"})) == 1
	holds("retention", "atMost", [1000], exactly(set())) == 1
}

test_confidence_has_an_order if {
	holds("confidence", "atLeast", ["medium"], exactly({"high"})) == 2
	holds("confidence", "atLeast", ["medium"], exactly({"low"})) == 0
	holds("confidence", "atMost", ["medium"], exactly({"high"})) == 0
	holds("confidence", "anyOf", ["medium"], exactly({"medium"})) == 2
}

test_dates_that_can_mean_the_same_day_are_not_known_to_differ if {
	holds("endOfLife", "before", ["2027"], exactly({"2026-12-31"})) == 2
	holds("endOfLife", "before", ["2027"], exactly({"2027-06-01"})) == 1
	holds("endOfLife", "before", ["2027-06-01"], exactly({"2027-06-01"})) == 0
	holds("endOfLife", "before", ["2027-06-01"], exactly({"2027"})) == 1
	holds("endOfLife", "after", ["2027-06"], exactly({"2027-07-01"})) == 2
	holds("endOfLife", "after", ["2027-06"], exactly({"2027-06-30"})) == 1
	holds("endOfLife", "after", ["2027-06"], exactly({"2026"})) == 0
	holds("endOfLife", "after", ["2027-06"], exactly({"2027-02-30"})) == 1
}

test_no_end_announced_is_after_every_day if {
	holds("endOfLife", "after", ["2027"], exactly(set())) == 2
	holds("endOfLife", "before", ["2027"], exactly(set())) == 0
	holds("endOfLife", "after", ["2027"], at_least(set())) == 1
}

test_alternatives_are_or_and_their_comparisons_and if {
	values := {"service": exactly({"a"}), "hosting": at_least(set())}
	yes := compare("service", "anyOf", ["a"])
	no := compare("service", "anyOf", ["b"])
	open := compare("hosting", "anyOf", ["x"])
	every condition, expected in {
		[[yes, open]]: 1,
		[[no, open]]: 0,
		[[yes], [open]]: 2,
		[[no], [open]]: 1,
		[[no], [no]]: 0,
		[]: 0,
		[[]]: 2,
	} {
		conditions.truth(condition, values) == expected with input as fixture.question
			with data.catalog as fixture.catalog
	}
}

test_a_negated_comparison_turns_round_and_unknown_stays if {
	every values, expected in {exactly({"a"}): 0, exactly({"b"}): 2, at_least(set()): 1} {
		one := object.union(compare("service", "anyOf", ["a"]), {"negated": true})
		conditions.truth([[one]], {"service": values}) == expected with input as fixture.question
			with data.catalog as fixture.catalog
	}
}

test_what_cannot_be_compared_is_unknown_and_never_true_or_false if {
	holds("service", "sounds-like", ["a"], exactly({"a"})) == 1
	holds("service", "noneOf", [], exactly({"a"})) == 1
	holds("endOfLife", "before", ["soon"], exactly({"2026-01-01"})) == 1
	holds("confidence", "atLeast", ["huge"], exactly({"low"})) == 1
}

test_a_value_that_is_only_possible_leaves_an_order_open if {
	holds("retention", "atMost", [1000], {"in": {0}, "maybe": {5}, "rest": false}) == 1
	holds("retention", "atMost", [1000], {"in": {2000}, "maybe": {5}, "rest": false}) == 0
}
