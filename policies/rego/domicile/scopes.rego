# METADATA
# title: Which rules apply, and which countries they cover
# description: >-
#   Scopes are three-valued: a condition on something that the workload does not state is unknown,
#   and an unknown scope applies. An unknown `unless` does not exempt.
package domicile.scopes

import data.domicile.conditions
import data.domicile.question
import data.domicile.sets

# applied are the rules that apply, by their positions.
applied := {i: rule |
	some i, rule in data.policies.rules
	in_force(rule)
	not is_ruled_out(rule)
}

in_force(rule) if {
	object.get(rule, "from", question.day) <= question.day
	object.get(rule, "until", "9999-12-32") > question.day
}

# What is undefined is not false: a scope that cannot be read rules nothing out.
is_ruled_out(rule) if conditions.truth(rule.when, question.values) == 0

is_ruled_out(rule) if conditions.truth(rule.unless, question.values) == 2

# surely are the positions of rules that apply whatever the workload leaves unstated: only these
# cover a country.
surely := {i |
	some i, rule in applied
	is_surely_wanted(rule)
	is_surely_not_exempt(rule)
}

is_surely_wanted(rule) if not has_when(rule)

is_surely_wanted(rule) if conditions.truth(rule.when, question.values) == 2

is_surely_not_exempt(rule) if not has_unless(rule)

is_surely_not_exempt(rule) if conditions.truth(rule.unless, question.values) == 0

has_when(rule) if rule.when

has_unless(rule) if rule.unless

# uncovered are the countries concerned of which no enforced rule of a policy for them surely
# speaks.
uncovered := sort([country |
	some country in question.concerned
	not is_covered(country)
])

is_covered(country) if {
	some jurisdiction in covering
	sets.has(sets.members(jurisdiction), country) == 2
}

covering := {data.policies.policies[rule.policy].jurisdiction |
	some i in surely
	rule := applied[i]
	rule.enforcement == "enforce"
}

refuses_uncovered if {
	count(uncovered) > 0
	question.uncovered != "warn"
}

# beginning are the rules that come into force on the day itself, for announcements: asked with that
# day as the day.
beginning := {rule.id |
	some rule in data.policies.rules
	rule.from == question.day
	in_force(rule)
	not is_ruled_out(rule)
}

# announcements are rules in force only later that would apply on their first day.
announcements := sort([{"from": from, "rule": id, "title": data.policies.texts[id].title} |
	some from in {rule.from | some rule in data.policies.rules; rule.from > question.day}
	ids := beginning with input.asOf as from
	some id in ids
])
