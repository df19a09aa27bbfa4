package acme.residency

allowed := {"DE", "FR"}

answer := {
	"request": input.request,
	"evaluated": {o.id | some o in input.offerings},
	"violations": violations,
}

violations contains violation if {
	some o in input.offerings
	finding := judged(object.get(o, ["stages", "inference", "bound"], null))
	violation := object.union(finding, {"offering": o.id, "rule": "inference-at-home"})
}

judged(bound) := {"verdict": "unknown", "message": "where it infers is not known"} if not is_array(bound)

judged(bound) := {"verdict": "violated", "message": concat("", ["may infer in ", concat(", ", outside(bound))])} if {
	is_array(bound)
	count(outside(bound)) > 0
}

outside(bound) := [country | some country in bound; not permitted(country)]

permitted(country) if country in allowed
