# METADATA
# title: The order of placements
# description: >-
#   Allowed before conditional, answered wishes before unanswered ones, what was verified before
#   what was not, then the workload's preferences, then the id.
package domicile.ranking

import data.domicile.patterns
import data.domicile.question
import data.domicile.wishes

# ranked are the positions of candidates in order.
ranked(candidates) := [key[count(key) - 1] |
	some key in sort([array.concat(
		array.concat(
			[candidate.worst, unanswered(position), unverified(candidate.usability)],
			[score(wish, [candidate.offering[column] | some column in columns[wish[0]]]) | some wish in preferences],
		),
		[position],
	) |
		some position, candidate in candidates
	])
]

unanswered(position) := 1 if position in wishes.unanswered

unanswered(position) := 0 if not is_unanswered(position)

is_unanswered(position) if position in wishes.unanswered

# Evidence about law does not make an offering exist.
unverified(usability) := 1 if usability == 1

unverified(usability) := 0 if usability != 1

# preferences are the wishes about the order, as [kind, patterns].
preferences := [preference(wish) | some wish in object.get(question.spec, "prefer", [])]

preference(wish) := [wish, []] if is_string(wish)

preference(wish) := [kind, question.many(wish[kind])] if {
	is_object(wish)
	some kind in object.keys(wish)
}

# columns are those of an offering that a wish compares.
columns := {
	"in-country": ["inference"],
	"fewest-processing-countries": ["inference"],
	"provider": ["provider"],
	"region": ["region", "code"],
	"model": ["developer", "model"],
	"developer": ["developer"],
	"routing": ["routing"],
}

score(wish, values) := in_country(data.catalog.places[values[0]]) if {
	wish[0] == "in-country"
} else := countries(data.catalog.places[values[0]]) if {
	wish[0] == "fewest-processing-countries"
} else := first_match(wish[1], [concat("/", values)]) if {
	wish[0] == "model"
} else := first_match(wish[1], values)

# first_match is the position of the first pattern that matches one of the texts; others come after.
first_match(all, texts) := min({count(all)} | {i |
	some i, pattern in all
	some text in texts
	patterns.matches(pattern, text)
})

in_country(place) := 0 if {
	place.bounding == "bounded"
	count({country | some country in place.bound} - question.subjects) == 0
} else := 1

# A bound counts all its members; unknown comes after all, anywhere last.
countries(place) := count(place.bound) if place.bounding == "bounded"

countries(place) := 0 if place.bounding == "none"

countries(place) := 10000 if place.bounding in {"unknown", "customer-chosen"}

countries(place) := 20000 if place.bounding == "anywhere"
