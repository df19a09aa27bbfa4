# METADATA
# title: The rule kind statement
# description: >-
#   What the law says in so many words: that there is no location rule is always satisfied, what is
#   prohibited always violated.
package domicile.statement

parts(_) := [{"stage": "", "facets": ["operator"]}]

judged(body, _, keys) := {key: {
	"verdict": verdict(body),
	"countries": set(),
	"anywhere": false,
} |
	some key in keys
}

# A statement that says anything else is not understood, so nothing is known.
verdict(body) := 0 if {
	body.says == "no-location-rule"
} else := 3 if {
	body.says == "prohibited"
} else := 2
