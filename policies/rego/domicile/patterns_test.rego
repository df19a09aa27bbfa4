package domicile.patterns_test

import data.domicile.patterns

test_a_star_crosses_slashes_and_dots if {
	patterns.matches("*@global", "aws/eu/bedrock/claude-3.5@global")
	patterns.matches("anthropic/claude-*", "anthropic/claude-3.5")
	patterns.matches("*", "")
	patterns.matches("a*c", "a\nb\nc")
}

test_the_whole_text_has_to_match if {
	not patterns.matches("claude-*", "anthropic/claude-3")
	not patterns.matches("a*c", "abcd")
	not patterns.matches("abc", "abcd")
}

test_every_other_character_stands_for_itself if {
	patterns.matches("a.b[c]{d}(e)^$|\\+?*", "a.b[c]{d}(e)^$|\\+?x")
	not patterns.matches("a.b*", "axb")
	not patterns.matches("[ab]*", "a")
	not patterns.matches("a?*", "a")
}

test_a_pattern_without_plus_speaks_of_every_variant if {
	offering := {"id": "a/b/c/d@geo+v1", "base": "a/b/c/d@geo", "variant": "v1"}
	patterns.matches_offering("a/*@geo", offering)
	patterns.matches_offering("a/b/c/d@geo", offering)
	patterns.matches_offering("a/b/c/d@geo+v*", offering)
	not patterns.matches_offering("a/b/c/d@geo+w*", offering)
	not patterns.matches_offering("a/*@global", offering)
}
