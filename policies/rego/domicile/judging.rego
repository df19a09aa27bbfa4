# METADATA
# title: What the rules that apply say of the offerings
# description: >-
#   Each requirement judges every distinct key once: the values of those columns of offerings that
#   its verdict reads. The offerings then only look up.
package domicile.judging

import data.domicile.evidence
import data.domicile.kinds
import data.domicile.question
import data.domicile.scopes
import data.domicile.wishes

# Units: one for each part of each requirement of each rule that applies.

units := [unit |
	some i, rule in scopes.applied
	some b, branch in rule.branches
	some requirement in branch.requirements
	some part in kinds.parts(requirement.kind, requirement.body)
	unit := {
		"rule": i,
		"branch": b,
		"kind": requirement.kind,
		"body": requirement.body,
		"part": part,
		"facets": part.facets,
		"or": object.get(branch, "orEvidence", {}),
	}
]

# Offerings.

# judged are the positions of the offerings to be judged.
judged := {position | some position in wishes.candidates} | {position |
	asks_of_all
	some position in wishes.without_pin
}

# What speaks of the allowed set as a whole counts it without the pin.
asks_of_all if {
	some rule in scopes.applied
	some branch in rule.branches
	some requirement in branch.requirements
	requirement.kind == "portability"
}

offerings := {position: data.catalog.offerings[position] | some position in judged}

# Keys.

# A rule of several branches is judged as one, over the columns of all of them.
facets_of_rule := {i: array.concat(["operator"], sort(others)) |
	some i, rule in scopes.applied
	count(rule.branches) > 1
	others := {column | some unit in units; unit.rule == i; some column in unit.facets} - {"operator"}
}

facet_lists := {unit.facets | some unit in units} | {facets | some facets in facets_of_rule}

# Most lists name only stages and what hangs together with the region called. Offerings look these up
# together, under a key of all their columns, of which there are few.
narrow := {facets | some facets in facet_lists; count({column | some column in facets} - narrow_columns) == 0}

narrow_columns := {stage | some stage in question.all_stages} | {
	"operator",
	"provider",
	"region",
	"service",
	"parents",
	"licensors",
}

base := array.concat(["operator"], sort({column | some facets in narrow; some column in facets} - {"operator"}))

wide := [facets | some facets in sort(facet_lists - narrow)]

lists := array.concat([base], wide)

# keys_of are the keys of each offering: that of the base, and those of the wide lists.
keys_of := {position: [[entry[column] | some column in facets] | some facets in lists] |
	some position, entry in offerings
}

distinct := [{own[n] | some own in keys_of} | some n, _ in lists]

positions(wanted, all) := [i | some column in wanted; some i, other in all; other == column]

keys := object.union(
	{facets: {[key[i] | some i in numbers] | some key in distinct[0]} |
		some facets in narrow
		numbers := positions(facets, base)
	},
	{facets: distinct[n + 1] | some n, facets in wide},
)

# Tables: what each unit says of each of its keys, declared evidence worked in.

judged_units := [object.union(unit, {"table": table}) |
	some unit in units
	answered := kinds.answers(unit.kind, unit.body, unit.part, keys[unit.facets])
	by_default := kinds.closes(unit.kind)

	# A key that is not answered is not known. (`object.get` would take the key for a path.)
	table := object.union({key: 2 | some key in keys[unit.facets]}, {key: verdict |
		some key, judgement in answered
		verdict := verdict_of(judgement, unit.or, by_default, key[0])
	})
]

verdict_of(judgement, or_evidence, _, _) := judgement.verdict if or_evidence == {}

verdict_of(judgement, or_evidence, by_default, operator) := evidence.closed(
	judgement,
	or_evidence,
	by_default,
	operator,
).verdict if {
	or_evidence != {}
}

# sound holds if everything that had to be judged was. Nothing may be missing without notice.
sound if {
	count(keys_of) == count(judged)
	every n, facets in lists {
		every key in distinct[n] {
			count(key) == count(facets)
		}
	}
	count(judged_units) == count(units)
	every unit in judged_units {
		count(unit.table) == count(keys[unit.facets])
		every verdict in unit.table {
			verdict in {0, 1, 2, 3}
		}
	}
	every rule in scopes.applied {
		count(rule.branches) > 0
	}
}
