# METADATA
# title: Patterns
# description: >-
#   `*` stands for any text, slashes included; every other character stands for itself.
package domicile.patterns

# matches holds if the whole of a text matches.
matches(pattern, text) if {
	not has_star(pattern)
	pattern == text
}

matches(pattern, text) if {
	has_star(pattern)
	regex.match(as_regex(pattern), text)
}

has_star(pattern) if contains(pattern, "*")

as_regex(pattern) := concat("", ["^(?s:", concat(".*", quoted), ")$"]) if {
	quoted := [regex.replace(piece, `[\\.+?()|\[\]{}^$]`, `\$0`) | some piece in split(pattern, "*")]
}

# matches_offering holds if a pattern matches the id of an offering; one without `+` speaks of every
# variant.
matches_offering(pattern, offering) if matches(pattern, offering.id)

matches_offering(pattern, offering) if {
	offering.variant != ""
	not contains(pattern, "+")
	matches(pattern, offering.base)
}
