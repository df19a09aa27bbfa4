# METADATA
# title: What is wrong with the question or the data
# description: >-
#   An input is decided only if it has the form of the question, the workload has the form of its
#   kind, and every name is known. Anything else is an error and no decision: a key that is misspelt
#   must not switch a rule off.
package domicile.validation

import data.domicile.form
import data.domicile.names

# errors are sentences, sorted; empty if there is something to decide. Names are looked up only in a
# workload of the right form.
errors := ["the bundle has no catalog or no policies"] if {
	not has_data
} else := sort([problem | some problem in form.problems]) if {
	count(form.problems) > 0
} else := sort([problem | some problem in names.problems])

has_data if {
	is_string(data.catalog.digest)
	is_object(data.catalog.regions)
	is_object(data.catalog.models)
	is_object(data.catalog.sets)
	is_object(data.catalog.vocabulary.regimes)
	is_string(data.policies.digest)
	is_object(data.policies.policies)
	is_array(data.policies.rules)
	is_array(data.policies.waivers)
}
