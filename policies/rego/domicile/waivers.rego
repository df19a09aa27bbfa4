# METADATA
# title: Waivers
# description: >-
#   A waiver lifts verdicts of named rules for some workloads and offerings; the finding keeps its
#   verdict and is marked. Expired it lifts nothing. It never lifts what is built in.
package domicile.waivers

import data.domicile.conditions
import data.domicile.patterns
import data.domicile.question

# live are the waivers in force that speak of this workload, in the order of ids.
live := [waiver |
	some waiver in speaking
	object.get(waiver, "from", question.day) <= question.day
	waiver.until > question.day
]

# ended are those that spoke of it and lift nothing any more.
ended := [waiver | some waiver in speaking; waiver.until <= question.day]

speaking := [waiver |
	some waiver in data.policies.waivers
	names_workload(waiver)
	holds(waiver)
]

names_workload(waiver) if waiver.workloads == []

names_workload(waiver) if {
	some pattern in waiver.workloads
	patterns.matches(pattern, question.name)
}

holds(waiver) if not has_when(waiver)

holds(waiver) if conditions.truth(waiver.when, question.values) == 2

has_when(waiver) if waiver.when

# mask are the positions in `live` of the waivers that speak of an offering.
mask(offering) := {i |
	some i, waiver in live
	speaks_of(waiver, offering)
}

speaks_of(waiver, _) if waiver.offerings == []

speaks_of(waiver, offering) if {
	some pattern in waiver.offerings
	patterns.matches_offering(pattern, offering)
}

# by is the first of the waivers at the positions `among` that lifts a verdict of a rule; undefined
# if none does.
by(rule, verdict, among) := live[min({i |
	some i in among
	lifts(live[i], rule, verdict)
})].id

lifts(waiver, rule, verdict) if {
	rule in waiver.rules
	verdict in waiver.lifts
}

# for_all are the positions of the waivers that name no offering: only these lift what is said of
# the workload as a whole.
for_all := {i | some i, waiver in live; waiver.offerings == []}

# warnings name the ended waivers that would have lifted one of these [rule, verdict] of offerings.
warnings(found) := [text |
	some waiver in ended
	would_lift(waiver, found)
	text := concat("", ["waiver ", waiver.id, " ended on ", waiver.untilText, " and lifts nothing any more"])
]

would_lift(waiver, found) if {
	some pair in found
	lifts(waiver, pair[0], pair[1])
}
