# METADATA
# title: The rule kind portability
# description: >-
#   How many providers, regions or developers the allowed set must offer. It speaks of the workload,
#   never of a candidate.
package domicile.portability

# parts is empty: no candidate is judged.
parts(_) := []

# verdict_on is what the allowed offerings together come to: satisfied or violated.
verdict_on(body, allowed) := 0 if is_met(body, allowed)

verdict_on(body, allowed) := 3 if not is_met(body, allowed)

columns := {"providers": "provider", "regions": "region", "developers": "developer"}

is_met(body, allowed) if {
	asked := {what | some what, _ in columns; body[what]}
	count(asked) > 0
	every what in asked {
		count({offering[columns[what]] | some offering in allowed}) >= body[what]
	}
}
