package domicile.ranking_test

import data.domicile.fixture
import data.domicile.ranking

candidate(position, worst, usability) := {
	"offering": fixture.offerings[position],
	"worst": worst,
	"usability": usability,
}

all := {position: candidate(position, 0, 0) | some position, _ in fixture.offerings}

ranked(candidates, changes) := order if {
	order := ranking.ranked(candidates) with input as fixture.asked(changes) with data.catalog as fixture.catalog
}

test_without_wishes_the_id_decides if ranked(all, {}) == [0, 1, 2, 3, 4]

test_allowed_comes_before_conditional if {
	ranked({0: candidate(0, 1, 0), 3: candidate(3, 0, 0)}, {"prefer": ["in-country"]}) == [3, 0]
}

test_what_nobody_verified_comes_last_whatever_is_preferred if {
	ranked({0: candidate(0, 1, 1), 3: candidate(3, 1, 0)}, {"prefer": ["in-country"]}) == [3, 0]
}

test_what_the_catalog_cannot_answer_comes_last if {
	ranked(all, {"capabilities": ["chat"]}) == [0, 4, 1, 2, 3]
}

test_in_country_means_every_place_is_a_subjects_country if {
	ranked(all, {"prefer": ["in-country"]}) == [0, 2, 1, 3, 4]
	ranked(all, {"prefer": ["in-country"], "data": {"subjects": ["US"]}}) == [3, 0, 1, 2, 4]
}

test_unknown_comes_after_every_count_and_anywhere_last if {
	ranked(all, {"prefer": ["fewest-processing-countries"]}) == [0, 2, 3, 4, 1]
}

test_lists_prefer_in_their_order_and_others_come_after if {
	ranked(all, {"prefer": [{"provider": ["bolt", "acme"]}]}) == [4, 0, 1, 2, 3]
	ranked(all, {"prefer": [{"region": ["us", "bolt/fr"]}]}) == [3, 4, 0, 1, 2]
	ranked(all, {"prefer": [{"model": ["dev/small", "commons/*"]}]}) == [1, 2, 3, 4, 0]
	ranked(all, {"prefer": [{"developer": "commons"}]}) == [4, 0, 1, 2, 3]
	ranked(all, {"prefer": [{"routing": "g*"}]}) == [1, 0, 2, 3, 4]
}

test_the_first_wish_weighs_most if {
	ranked(all, {"prefer": [{"routing": "global"}, {"provider": "bolt"}]}) == [1, 4, 0, 2, 3]
	ranked(all, {"prefer": [{"provider": "bolt"}, {"routing": "global"}]}) == [4, 1, 0, 2, 3]
}
