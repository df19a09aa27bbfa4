# METADATA
# title: What is said of each offering
# description: >-
#   The verdicts of the tables as findings, in the order of rules and stages, with the waivers that
#   lift them.
package domicile.saying

import data.domicile.judging
import data.domicile.question
import data.domicile.scopes
import data.domicile.waivers

# Entries: [rule, stage, verdict, verdict if it counts, finding] of what is not satisfied.

entry(unit, verdict) := [
	unit.rule,
	stage_number(unit.part.stage),
	verdict,
	counted(scopes.applied[unit.rule].enforcement, verdict),
	finding(unit, verdict),
]

# A finding refuses or makes conditional only if its rule is enforced.
counted(enforcement, verdict) := verdict if enforcement == "enforce"

counted(enforcement, _) := 0 if enforcement != "enforce"

stage_number(stage) := max({-1} | {i | some i, other in question.all_stages; other == stage})

words := ["satisfied", "needs-evidence", "unknown", "violated"]

finding(unit, verdict) := object.union(
	{"rule": scopes.applied[unit.rule].id, "verdict": words[verdict]},
	object.union(staged(unit.part.stage), enforced(scopes.applied[unit.rule].enforcement)),
)

staged(stage) := {} if stage == ""

staged(stage) := {"stage": stage} if stage != ""

enforced(enforcement) := {} if enforcement == "enforce"

enforced(enforcement) := {"enforcement": enforcement} if enforcement != "enforce"

# entries gives for each list of columns and each key all entries of the rules that read just these.
entries := {facets: {key: array.concat(plain, branched) |
	some key in judging.keys[facets]
	plain := [one |
		some unit in of_one_branch[facets]
		unit.table[key] > 0
		one := entry(unit, unit.table[key])
	]
	branched := [one |
		some i in of_branches[facets]
		some one in of_best_branch(i, key)
	]
} |
	some facets in judging.facet_lists
}

# of_branches are the rules of several branches that read just these columns.
of_branches := {facets: {i | some i, own in judging.facets_of_rule; own == facets} |
	some facets in judging.facet_lists
}

of_one_branch := {facets: [unit |
	some unit in judging.judged_units
	unit.facets == facets
	count(scopes.applied[unit.rule].branches) == 1
] |
	some facets in judging.facet_lists
}

# of_rule are the units of the branches of a rule. `of` gives the unit's key for a key of the rule.
of_rule := {i: [units_of_branch(i, b, own) | some b, _ in scopes.applied[i].branches] |
	some i, own in judging.facets_of_rule
}

units_of_branch(i, b, own) := [object.union(unit, {"of": narrowed[own][unit.facets]}) |
	some unit in judging.judged_units
	unit.rule == i
	unit.branch == b
]

narrowed := {own: {facets: parts_of_keys(own, judging.positions(facets, own)) |
	some unit in judging.judged_units
	unit.rule in rules
	facets := unit.facets
} |
	some own, rules in of_branches
	count(rules) > 0
}

parts_of_keys(own, numbers) := {key: [key[n] | some n in numbers] | some key in judging.keys[own]}

# The best branch counts, the first of equal ones.
of_best_branch(i, key) := [entry(unit, verdict) |
	least := min(worst)
	least > 0
	best := min({b | some b, verdict in worst; verdict == least})
	some unit in of_rule[i][best]
	verdict := unit.table[unit.of[key]]
	verdict > 0
] if {
	worst := [max({0} | {unit.table[unit.of[key]] | some unit in branch}) |
		some branch in of_rule[i]
	]
}

# found are the [rule, verdict] of all offerings judged.
found := {[one[4].rule, one[2]] |
	some table in entries
	some list in table
	some one in list
}

# of_base gives what is said for each key of the base.
of_base := {key: {"entries": ordered, "findings": findings, "worst": worst} |
	some key in judging.distinct[0]
	ordered := sort([one |
		some facets, numbers in base_numbers
		some one in entries[facets][[key[i] | some i in numbers]]
	])
	findings := [one[4] | some one in ordered]
	worst := max({0} | {one[3] | some one in ordered})
}

base_numbers := {facets: judging.positions(facets, judging.base) | some facets in judging.narrow}

# extras are the entries from the wide lists.
extras := {position: more |
	some position, own in judging.keys_of
	more := [one |
		some n, facets in judging.wide
		some one in entries[facets][own[n + 1]]
	]
}

# Offerings of which the same is said share it, so that it is put together once.
class_of := {position: [own[0], extras[position]] | some position, own in judging.keys_of}

of_class := {class: said | some class in {class | some class in class_of}; said := together(class[0], class[1])}

together(key, more) := of_base[key] if count(more) == 0

together(key, more) := {"entries": ordered, "findings": findings, "worst": worst} if {
	count(more) > 0
	ordered := sort(array.concat(of_base[key].entries, more))
	findings := [one[4] | some one in ordered]
	worst := max({of_base[key].worst} | {one[3] | some one in more})
}

unwaived := {position: of_class[class] | some position, class in class_of}

# of gives for each offering the findings in the order of rules and the worst verdict that counts.
of := unwaived if count(waivers.live) == 0

of := {position: waived(said, waivers.mask(judging.offerings[position])) |
	some position, said in unwaived
} if {
	count(waivers.live) > 0
}

waived(said, mask) := said if count(mask) == 0

waived(said, mask) := {
	"findings": [marked(one, mask) | some one in said.entries],
	"worst": max({0} | {one[3] | some one in said.entries; not is_waived(one, mask)}),
} if {
	count(mask) > 0
}

marked(one, mask) := one[4] if not is_waived(one, mask)

marked(one, mask) := object.union(one[4], {"waivedBy": waivers.by(one[4].rule, one[2], mask)}) if {
	is_waived(one, mask)
}

is_waived(one, mask) if waivers.by(one[4].rule, one[2], mask)
