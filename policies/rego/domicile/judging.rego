# METADATA
# title: What the rules that apply say of the offerings
# description: >-
#   Each requirement judges every distinct key once: the values of those columns of offerings that
#   its verdict reads. Offerings with equal values of all columns that matter form a row, and the
#   findings of a row are put together once.
package domicile.judging

import data.domicile.certification
import data.domicile.evidence
import data.domicile.offering
import data.domicile.portability
import data.domicile.question
import data.domicile.residency
import data.domicile.scopes
import data.domicile.statement
import data.domicile.waivers
import data.domicile.wishes

# Rule kinds. One that is not known here, or a requirement that cannot be read, is not known to be
# met: it has one part, and no key of it is answered.

whole := [{"stage": "", "facets": ["operator"]}]

parts(kind, body) := residency.parts(body) if {
	kind == "residency"
} else := certification.parts(body) if {
	kind == "certification"
} else := offering.parts(body) if {
	kind == "offering"
} else := evidence.parts(body) if {
	kind == "evidence"
} else := statement.parts(body) if {
	kind == "statement"
} else := portability.parts(body) if {
	kind == "portability"
} else := whole

answers(kind, body, part, keys) := residency.judged(body, part, keys) if {
	kind == "residency"
} else := certification.judged(body, part, keys) if {
	kind == "certification"
} else := offering.judged(body, part, keys) if {
	kind == "offering"
} else := evidence.judged(body, part, keys) if {
	kind == "evidence"
} else := statement.judged(body, part, keys) if {
	kind == "statement"
} else := {}

# closes are the verdicts that orEvidence closes unless the rule says otherwise.
closes(kind) := {2, 3} if kind == "residency"

closes(kind) := {2} if kind != "residency"

# Units: one for each part of each requirement of each rule that applies.

units := [unit |
	some i, rule in scopes.applied
	some b, branch in rule.branches
	some requirement in branch.requirements
	some part in parts(requirement.kind, requirement.body)
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

# Offerings and rows.

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

columns := sort({column | some unit in units; some column in unit.facets} | {"operator"})

rows := {position: row |
	some position, entry in offerings
	row := [entry[column] | some column in columns]
	count(row) == count(columns)
}

distinct_rows := {row | some row in rows}

# A rule of several branches is judged as one, over the columns of all of them.
facets_of_rule := {i: array.concat(["operator"], sort(others)) |
	some i, rule in scopes.applied
	count(rule.branches) > 1
	others := {column | some unit in units; unit.rule == i; some column in unit.facets} - {"operator"}
}

facet_lists := {unit.facets | some unit in units} | {facets | some facets in facets_of_rule}

indices := {facets: positions(facets, columns) | some facets in facet_lists}

positions(wanted, all) := [i | some column in wanted; some i, other in all; other == column]

keys := {facets: {[row[i] | some i in numbers] | some row in distinct_rows} |
	some facets, numbers in indices
}

# Tables: what each unit says of each of its keys, declared evidence worked in.

judged_units := [object.union(unit, {"table": table}) |
	some unit in units
	answered := answers(unit.kind, unit.body, unit.part, keys[unit.facets])
	by_default := closes(unit.kind)

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
	count(rows) == count(judged)
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

# Entries: [rule, stage, verdict, finding] of what is not satisfied.

entry(unit, verdict) := [unit.rule, stage_number(unit.part.stage), verdict, finding(unit, verdict)]

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
	some key in keys[facets]
	plain := [one |
		some unit in of_one_branch[facets]
		unit.table[key] > 0
		one := entry(unit, unit.table[key])
	]
	branched := [one |
		some i, own in facets_of_rule
		own == facets
		some one in of_best_branch(i, key)
	]
} |
	some facets in facet_lists
}

of_one_branch := {facets: [unit |
	some unit in judged_units
	unit.facets == facets
	count(scopes.applied[unit.rule].branches) == 1
] |
	some facets in facet_lists
}

# of_rule are the units of the branches of a rule, with the places of their columns in its key.
of_rule := {i: [units_of_branch(i, b, facets) | some b, _ in scopes.applied[i].branches] |
	some i, facets in facets_of_rule
}

units_of_branch(i, b, facets) := [object.union(unit, {"numbers": positions(unit.facets, facets)}) |
	some unit in judged_units
	unit.rule == i
	unit.branch == b
]

# The best branch counts, the first of equal ones.
of_best_branch(i, key) := [entry(unit, verdict) |
	some unit in of_rule[i][best]
	verdict := unit.table[[key[n] | some n in unit.numbers]]
	verdict > 0
] if {
	worst := [max({0} | {unit.table[[key[n] | some n in unit.numbers]] | some unit in branch}) |
		some branch in of_rule[i]
	]
	best := min({b | some b, verdict in worst; verdict == min(worst)})
}

# Classes: offerings with equal rows of which the same waivers speak.

class_of := {position: [row, mask(position)] | some position, row in rows}

mask(_) := set() if count(waivers.live) == 0

mask(position) := waivers.mask(offerings[position]) if count(waivers.live) > 0

classes := {class_of[position] | some position in wishes.candidates}

# found are the [rule, verdict] of all candidates.
found := {pair | some class in classes; some pair in said[class].verdicts}

# said gives for each class the findings in the order of rules and the worst verdict that counts.
said := {class: {"findings": findings, "worst": worst, "verdicts": verdicts} |
	some class in {one | some one in class_of}
	ordered := sort([one |
		some facets, numbers in indices
		some one in entries[facets][[class[0][i] | some i in numbers]]
	])
	findings := [waived(one, class[1]) | some one in ordered]
	worst := max({0} | {one[2] | some one in ordered; counts(one, class[1])})
	verdicts := {[one[3].rule, one[2]] | some one in ordered}
}

waived(one, mask_) := one[3] if not is_waived(one, mask_)

waived(one, mask_) := object.union(one[3], {"waivedBy": waivers.by(one[3].rule, one[2], mask_)}) if {
	is_waived(one, mask_)
}

is_waived(one, mask_) if {
	count(mask_) > 0
	waivers.by(one[3].rule, one[2], mask_)
}

# A finding refuses or makes conditional only if its rule is enforced and no waiver lifts it.
counts(one, mask_) if {
	scopes.applied[one[0]].enforcement == "enforce"
	not is_waived(one, mask_)
}
