package domicile.sets_test

import data.domicile.fixture
import data.domicile.sets

members(name) := membership if {
	membership := sets.members(name) with input as fixture.question with data.catalog as fixture.catalog
}

members_on(name, day) := membership if {
	membership := sets.members(name) with input as object.union(fixture.question, {"asOf": day})
		with data.catalog as fixture.catalog
}

test_a_country_stands_for_itself if members("DE") == {"in": {"DE"}, "scoped": {}, "rest": false}

test_what_is_neither_country_nor_set_has_no_members if not members("NOWHERE")

test_a_set_has_its_own_members_and_those_of_sets_that_it_includes if {
	members("WIDER") == {"in": {"DE", "FR", "NO"}, "scoped": {"US": {"clauses"}}, "rest": false}
}

test_a_member_counts_from_its_first_day if {
	members_on("WIDER", "2026-11-22")["in"] == {"DE", "FR", "NO"}
	members_on("WIDER", "2026-11-21")["in"] == {"DE", "FR"}
}

test_a_member_counts_until_the_day_on_which_it_no_longer_is_one if {
	members_on("UNION", "2020-12-31")["in"] == {"DE", "FR", "GB"}
	members_on("UNION", "2021-01-01")["in"] == {"DE", "FR"}
}

test_nobody_surely_belongs_to_a_list_that_was_not_read if {
	sets.has(members("UNREAD"), "DE") == 1
	sets.has(members("EMPTY"), "DE") == 0
}

test_a_scoped_member_is_neither_surely_in_nor_surely_out if {
	sets.has(members("WIDER"), "US") == 1
	sets.has(members("WIDER"), "DE") == 2
	sets.has(members("WIDER"), "GB") == 0
}

test_a_sure_member_is_not_scoped_by_another_set if {
	both := sets.union_of({members("WIDER"), members("US")})
	both == {"in": {"DE", "FR", "NO", "US"}, "scoped": {}, "rest": false}
}

inside(part, whole) := truth if {
	truth := sets.inside(part, whole) with input as fixture.question with data.catalog as fixture.catalog
}

test_a_set_is_inside_another_if_all_of_it_is if {
	inside("UNION", "WIDER") == 2
	inside("WIDER", "UNION") == 1
	inside("WIDER", "WIDER") == 2
	inside("CH", "UNION") == 0
	inside("US", "WIDER") == 1
	inside("GB", "UNREAD") == 1
	inside("UNREAD", "UNION") == 1
	inside("EMPTY", "UNION") == 1
}
