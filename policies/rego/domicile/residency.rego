# METADATA
# title: The rule kind residency
# description: >-
#   For the named stages every possible place is `onlyIn` or `notIn` countries or sets, or at least
#   one copy is (`copyIn`); several of the three must all hold.
package domicile.residency

import data.domicile.places
import data.domicile.question
import data.domicile.sets

# parts are the stages judged, each with the columns that its verdict reads.
parts(body) := [{"stage": stage, "facets": places.facets(stage)} |
	some stage in question.stages_of(body)
]

# judged is the verdict on each key, with the places that are not accepted. It is undefined, so that
# nothing is known, for a body without places or with a name that is not known.
judged(body, part, keys) := {key: by_spot[spot(key, operators)] | some key in keys} if {
	is_readable(body)
	asked := readings(body)
	operators := reads_operators(asked)
	least := question.least(body)
	by_spot := {pair: together(opinions(asked, place, pair[0], least)) |
		some key in keys
		pair := spot(key, operators)
		place := places.at(part.stage, pair[0], pair[1], least)
	}
}

# Without evidence that could matter all operators are judged alike.
spot(key, operators) := key if operators == true

spot(key, operators) := ["", key[1]] if operators == false

reads_operators(asked) if {
	some one in asked
	some _, kinds in one.set.scoped
	count(kinds & question.evidence_kinds) > 0
} else if {
	"contract" in question.evidence_kinds
} else := false

is_readable(body) if {
	names := {name | some verb in verbs; some name in object.get(body, verb, [])}
	count(names) > 0
	every name in names {
		is_known(name)
	}
}

is_known(name) if name in {"@subjects", "@requester"}

is_known(name) if sets.members(name)

verbs := ["onlyIn", "notIn", "copyIn"]

# readings are the clauses with who belongs to their places. With several subjects there is one for
# each of them: a workload can be split, a rule cannot.
readings(body) := {reading |
	some verb in verbs
	names := {name | some name in object.get(body, verb, [])}
	count(names) > 0
	some subject in subjects(names)
	reading := {"verb": verb, "set": sets.any({country | some name in names; some country in stands_for(name, subject)})}
}

subjects(names) := question.subjects if is_for_each_subject(names)

subjects(names) := {""} if not is_for_each_subject(names)

is_for_each_subject(names) if {
	"@subjects" in names
	count(question.subjects) > 0
}

# Without subjects `@subjects` is nobody.
stands_for(name, subject) := {subject} - {""} if name == "@subjects"

stands_for(name, _) := {question.requester} if name == "@requester"

stands_for(name, _) := {name} if not startswith(name, "@")

# opinions are what the clauses say of a place.
opinions(asked, place, operator, least) := {one |
	some reading in asked
	said := opinion(reading.verb, reading.set, place, operator)
	some one in with_unsaid(reading, said, place, least)
}

# together is the worst of several opinions with the places of all of them.
together(all) := {
	"verdict": max({0} | {one.verdict | some one in all}),
	"countries": {country |
		some one in all
		one.verdict > 0
		some country in one.countries
	},
	"anywhere": true in {one.anywhere | some one in all; one.verdict > 0},
}

satisfied := {"verdict": 0, "countries": set(), "anywhere": false}

# with_unsaid adds that the customer chooses a place and has not said it; something else may be
# recorded beside.
with_unsaid(_, said, place, _) := {said} if place.say == false

with_unsaid(reading, said, place, least) := unsaid(reading, said, nothing_else(place, least)) if {
	place.say == true
}

say := {"verdict": 1, "countries": set(), "anywhere": true}

unsaid(reading, said, alone) := {satisfied} if {
	is_met_anyway(reading, said, alone)
}

unsaid(reading, said, alone) := {say} if {
	not is_met_anyway(reading, said, alone)
	is_say_alone(reading, alone)
}

unsaid(reading, said, alone) := {say, said} if {
	not is_met_anyway(reading, said, alone)
	not is_say_alone(reading, alone)
}

# Whatever place it is, it is not in an empty set.
is_met_anyway(reading, _, _) if {
	reading.verb == "notIn"
	is_surely_empty(reading.set)
}

is_met_anyway(reading, said, alone) if {
	reading.verb == "copyIn"
	alone == false
	said.verdict == 0
}

# The place that is still to be said may be the copy.
is_say_alone(reading, _) if reading.verb == "copyIn"

is_say_alone(_, alone) if alone == true

nothing_else(place, _) := false if count(place.declared) > 0

nothing_else(place, least) := false if {
	some number in place.recorded
	not is_chosen_or_none(places.extent_of(number), least)
}

nothing_else(place, least) if {
	count(place.declared) == 0
	every number in place.recorded {
		is_chosen_or_none(places.extent_of(number), least)
	}
}

is_chosen_or_none(fact, least) if {
	fact.confidence >= least
	fact.bounding in {"customer-chosen", "none"}
}

is_surely_empty(set_) if {
	count(set_["in"]) == 0
	count(set_.scoped) == 0
	set_.rest == false
}

# opinion is what one clause says of a place: the verdict and the places not accepted.
opinion(verb, set_, place, operator) := {
	"verdict": verdict(verb, set_, place, named, accepted),
	"countries": offending(verb, set_, named, accepted),
	"anywhere": place.bounding in {"anywhere", "unknown"},
} if {
	named := place.known | place.bound
	accepted := proven(named, set_.scoped, operator)
}

# proven are the countries of which a part belongs to the set and evidence shows that part is meant.
proven(named, scoped, operator) := {country |
	some country, kinds in scoped
	country in named
	some piece in question.evidence
	piece.kind in kinds
	question.is_with(piece, operator)
	opens(piece, country)
}

opens(piece, _) if piece.anywhere

opens(piece, country) if country in piece.covers

offending(verb, set_, named, accepted) := (named - set_["in"]) - accepted if verb != "notIn"

offending(verb, set_, named, _) := named if {
	verb == "notIn"
	set_.rest
}

offending(verb, set_, named, _) := named & members(set_) if {
	verb == "notIn"
	set_.rest == false
}

# members are all countries of a set, also those of which only a part is meant.
members(set_) := set_["in"] | object.keys(set_.scoped)

# outside are the countries that surely do not belong to the set.
outside(set_, _) := set() if set_.rest

outside(set_, named) := named - members(set_) if set_.rest == false

# doubtful are those that evidence could still show to belong.
doubtful(set_, named, accepted) := (named & object.keys(set_.scoped)) - accepted

inside(part, whole) if count(part - whole) == 0

meet(one, other) if count(one & other) > 0

verdict("onlyIn", set_, place, named, accepted) := only_in(set_, place, named, accepted)

verdict("notIn", set_, place, named, _) := not_in(set_, place, named)

verdict("copyIn", set_, place, named, accepted) := copy_in(set_, place, named, accepted)

only_in(set_, place, named, accepted) := 0 if {
	place.bounding == "none"
} else := 3 if {
	meet(place.known, outside(set_, named))
} else := 3 if {
	place.bounding == "anywhere"
} else := 2 if {
	place.bounding != "bounded"
} else := 3 if {
	inside(place.bound, outside(set_, named))
} else := 0 if {
	inside(named, set_["in"] | accepted)
} else := 1 if {
	inside(named, ((set_["in"] | accepted) | doubtful(set_, named, accepted)))
} else := 2

not_in(set_, place, named) := 0 if {
	place.bounding == "none"
} else := 0 if {
	is_surely_empty(set_)
} else := 3 if {
	meet(place.known, members(set_))
} else := 3 if {
	place.bounding == "anywhere"
	count(members(set_)) > 0
} else := 2 if {
	place.bounding != "bounded"
} else := 3 if {
	inside(place.bound, members(set_))
} else := 0 if {
	set_.rest == false
	not meet(named, members(set_))
} else := 2

copy_in(set_, place, named, accepted) := 0 if {
	meet(place.declared, set_["in"] | accepted)
} else := 0 if {
	place.bounding == "bounded"
	inside(place.bound, set_["in"] | accepted)
} else := 1 if {
	meet(place.declared, doubtful(set_, named, accepted))
} else := 1 if {
	place.bounding == "bounded"
	inside(place.bound, ((set_["in"] | accepted) | doubtful(set_, named, accepted)))
} else := 3 if {
	place.bounding == "none"
} else := 3 if {
	place.bounding == "bounded"
	inside(place.bound, outside(set_, named))
} else := 2
