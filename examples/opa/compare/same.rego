# Whether two decisions say the same: the JSON of `decide -f json`, or an answer of OPA.
package same

decision(side) := object.get(side, "result", side)

placements(side) := [[placement.offering, placement.outcome] | some placement in decision(side).placements]

findings(side) := {[candidate.offering, finding.rule, object.get(finding, "stage", ""), finding.verdict] |
	some candidate in array.concat(decision(side).placements, decision(side).refusals)
	some finding in candidate.findings
}

answer := {
	"placements": placements(data.left) == placements(data.right),
	"findings": findings(data.left) == findings(data.right),
	"compared": count(findings(data.left)),
}
