# METADATA
# title: One case of the equality tests
# description: >-
#   The decision about a question that brings its own catalog and policies:
#   `{"question": {"workload": …, "asOf": …}, "catalog": …, "policies": …}`.
package domicile_test

decision := answer if {
	answer := data.domicile.decision with input as input.question
		with data.catalog as input.catalog
		with data.policies as input.policies
}
