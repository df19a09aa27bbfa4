# ACME's own rule: our assistants infer in the Americas, and on models that our board has approved.
package acme.residency

# What Domicile asks for: the nonce of the question, every offering that was looked at, and what is wrong with it.
answer := {
	"request": input.request,
	"evaluated": {offering.id | some offering in input.offerings},
	"violations": violations,
}

allowed := {"AR", "BR", "CA", "CL", "CO", "MX", "PE", "US"}

approved := {"amazon", "anthropic"}

violations contains violation if {
	some offering in input.offerings
	finding := judged(object.get(offering, ["stages", "inference", "bound"], null))
	violation := object.union(finding, {"offering": offering.id, "rule": "in-the-americas"})
}

violations contains violation if {
	some offering in input.offerings
	not is_approved(offering.developer)
	violation := {
		"offering": offering.id,
		"rule": "approved-developer",
		"verdict": "violated",
		"message": concat("", ["the board has not approved models of ", offering.developer]),
	}
}

# Unknown comes first: `some country in null` finds nothing, and nothing is no violation.
judged(bound) := {"verdict": "unknown", "message": "where it infers is not known"} if not is_array(bound)

judged(bound) := {
	"verdict": "violated",
	"message": concat("", ["may infer in ", concat(", ", outside(bound))]),
} if {
	is_array(bound)
	count(outside(bound)) > 0
}

outside(bound) := [country | some country in bound; not is_allowed(country)]

# Behind `not` stands only a helper whose arguments are local variables.
is_allowed(country) if country in allowed

is_approved(developer) if developer in approved
