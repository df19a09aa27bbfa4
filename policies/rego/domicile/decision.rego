# METADATA
# title: The decision
# description: >-
#   Asked with `{"workload": <a Workload document>, "asOf": "2026-11-22"}`, and optionally
#   `"uncovered": "warn"` and `"minConfidence": "medium"`. An input that cannot be read, or data that
#   is not whole, gives a decision with `error` and `errors`: its outcome is refused, and it has
#   neither placements nor refusals.
package domicile

import data.domicile.judging
import data.domicile.portability
import data.domicile.question
import data.domicile.ranking
import data.domicile.saying
import data.domicile.scopes
import data.domicile.usable
import data.domicile.validation
import data.domicile.waivers
import data.domicile.wishes

# Whatever goes wrong, the answer is never undefined and never allowed.
default decision := {
	"apiVersion": "domicile/v1",
	"kind": "Decision",
	"outcome": "refused",
	"error": "the decision could not be worked out",
	"errors": ["the decision could not be worked out"],
}

decision := failed(validation.errors) if count(validation.errors) > 0

decision := decided if {
	count(validation.errors) == 0
	judging.sound
	count(candidates) == count(wishes.candidates)
}

failed(errors) := {
	"apiVersion": "domicile/v1",
	"kind": "Decision",
	"outcome": "refused",
	"error": concat("; ", errors),
	"errors": errors,
}

decided := {
	"apiVersion": "domicile/v1",
	"kind": "Decision",
	"workload": question.name,
	"asOf": question.day,
	"outcome": outcome,
	"judged": "best",
	"uncovered": scopes.uncovered,
	"findings": findings,
	"warnings": waivers.warnings(saying.found),
	"policies": {
		"digest": data.policies.digest,
		"count": count(data.policies.policies),
		"rules": count(data.policies.rules),
	},
	"catalog": {
		"digest": data.catalog.digest,
		"offerings": sum([count(model.offerings) | some model in data.catalog.models]),
	},
	"candidates": {
		"allowed": count([1 | some one in candidates; one.worst == 0]),
		"conditional": count([1 | some one in candidates; one.worst == 1]),
		"refused": count(refusals),
	},
	"placements": placements,
	"refusals": refusals,
	"rules": rules,
	"waivers": [told(waiver) | some waiver in waivers.live],
	"announcements": scopes.announcements,
	"notCandidates": wishes.not_candidates,
}

told(waiver) := object.union(
	object.filter(waiver, ["id", "rules", "approver", "reason", "reference"]),
	{"until": waiver.untilText},
)

# The best candidate counts, unless something is said of the workload as a whole.
outcome := "refused" if count(placements) == 0

outcome := "refused" if {
	count(placements) > 0
	is_refused_as_a_whole
}

outcome := placements[0].outcome if {
	count(placements) > 0
	not is_refused_as_a_whole
}

is_refused_as_a_whole if {
	some finding in findings
	refuses(finding)
}

refuses(finding) if {
	finding.verdict in {"violated", "unknown"}
	object.get(finding, "enforcement", "enforce") == "enforce"
	object.get(finding, "waivedBy", "") == ""
}

# Candidates.

candidates := {position: candidate |
	some position in wishes.candidates
	candidate := judged(position)
}

judged(position) := {
	"offering": offering,
	"findings": array.concat(built_in(usability), said.findings),
	"usability": usability,
	"worst": max({said.worst, usability, coverage}),
} if {
	offering := judging.offerings[position]
	said := saying.of[position]
	usability := usability_of(offering)
}

coverage := 3 if scopes.refuses_uncovered

coverage := 0 if not scopes.refuses_uncovered

usability_of(offering) := 0 if {
	basic_usability(offering) == 1
	usable.is_declared(offering)
} else := basic_usability(offering)

basic_usability(offering) := usable.verdict(
	offering.end,
	offering.status,
	offering.availableFrom,
	offering.region,
)

built_in(usability) := built_ins[usability]

built_ins := [array.concat(coverage_findings, own) |
	some verdict, word in saying.words
	own := [{"rule": "domicile/usable", "verdict": word} | verdict > 0]
]

coverage_findings := [object.union(
	{"rule": "domicile/covered", "verdict": "violated", "observed": [country]},
	softened,
) |
	some country in scopes.uncovered
]

softened := {} if question.uncovered != "warn"

softened := {"enforcement": "warn"} if question.uncovered == "warn"

refusals := [{
	"offering": candidates[position].offering.id,
	"outcome": "refused",
	"findings": candidates[position].findings,
} |
	some position in wishes.candidates
	candidates[position].worst > 1
]

placements := [placement(candidates[position], rank + 1) |
	some rank, position in ranking.ranked({position: one |
		some position, one in candidates
		one.worst < 2
	})
]

outcomes := ["allowed", "conditional"]

placement(candidate, rank) := {
	"offering": offering.id,
	"outcome": outcomes[candidate.worst],
	"rank": rank,
	"provider": offering.provider,
	"region": offering.code,
	"country": object.get(data.catalog.regions[offering.region], "country", null),
	"service": offering.service,
	"model": offering.model,
	"developer": offering.developer,
	"routing": offering.routing,
	"variant": or_null(offering.variant),
	"processing": processing(data.catalog.places[offering.inference]),
	"findings": candidate.findings,
	"obligations": obligations(offering),
	"warnings": sort(usable.warnings(offering.end, offering.status, offering.region)),
} if {
	offering := candidate.offering
}

or_null(text) := null if text == ""

or_null(text) := text if text != ""

processing(place) := {
	"regions": place.regions,
	"countries": place.known,
	"bound": bound(place),
}

bound(place) := place.bound if place.bounding in {"none", "bounded"}

bound(place) := ["anywhere"] if place.bounding == "anywhere"

bound(place) := null if place.bounding in {"unknown", "customer-chosen"}

# Obligations of every rule that applies, each text once.

obligations(offering) := array.concat(own, [duty |
	some duty in duties
	not is_said(duty.text, own)
]) if {
	own := usable.obligations(offering)
}

is_said(text, others) if {
	some other in others
	other.text == text
}

all_duties := [duty | some rule in scopes.applied; some duty in object.get(rule, "obligations", [])]

duties := [duty |
	some i, duty in all_duties
	not is_said(duty.text, array.slice(all_duties, 0, i))
]

# Findings on the workload itself.

findings := array.concat(coverage_findings, whole_findings)

allowed_as_a_whole := [judging.offerings[position] |
	coverage == 0
	some position in wishes.without_pin
	saying.of[position].worst == 0
	usability_of(judging.offerings[position]) == 0
]

whole_findings := [finding |
	some rule in scopes.applied
	some branch in rule.branches
	some requirement in branch.requirements
	requirement.kind == "portability"
	verdict := portability.verdict_on(requirement.body, allowed_as_a_whole)
	verdict > 0
	finding := object.union_n([
		{"rule": rule.id, "verdict": saying.words[verdict]},
		saying.enforced(rule.enforcement),
		lifted(rule.id, verdict),
	])
]

lifted(rule, verdict) := {"waivedBy": id} if {
	id := waivers.by(rule, verdict, waivers.for_all)
} else := {}

# rules tells what is written about the rules that are named.
rules := object.filter(data.policies.texts, named)

named := ({one.rule | some one in scopes.announcements} | {pair[0] | some pair in saying.found}) | {finding.rule | some finding in whole_findings}
