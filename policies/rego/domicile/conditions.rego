# METADATA
# title: Conditions
# description: >-
#   Three-valued: 0 false, 1 unknown, 2 true. A condition is an array of alternatives, each an array
#   of comparisons that must all hold. What cannot be compared is unknown.
package domicile.conditions

import data.domicile.dates
import data.domicile.question
import data.domicile.sets

# truth is whether a condition holds for these values of attributes.
truth(condition, values) := max({0} | {together |
	some alternative in condition
	together := min({2} | {one |
		some comparison in alternative
		one := signed(comparison, values)
	})
})

# signed is whether one comparison holds, turned round where it is negated.
signed(comparison, values) := 2 - compared(comparison, values) if {
	comparison.negated
} else := compared(comparison, values)

# A label that is not there has no value; of anything else that is not there nothing is known.
absent("labels.<name>") := {"in": set(), "maybe": set(), "rest": false}

absent(attribute) := {"in": set(), "maybe": set(), "rest": true} if attribute != "labels.<name>"

# The last line is for what nobody can compare; without it a scope would silently not hold.
compared(comparison, values) := by_operator(
	comparison.operator,
	object.get(types, comparison.attribute, "text"),
	object.get(values, [comparison.name], absent(comparison.attribute)),
	operands(comparison),
) if {
	count(comparison.operands) > 0
} else := 1

# types are the attributes whose values are not compared as mere text.
types := {
	"data.subjects": "country",
	"requester.country": "country",
	"country": "country",
	"operator.jurisdiction": "country",
	"parent.jurisdictions": "country",
	"licensor.jurisdictions": "country",
	"model.developer.jurisdiction": "country",
	"data.classification": "ladder",
	"retention": "duration",
	"confidence": "confidence",
	"endOfLife": "date",
}

# Operands. On the side of the workload nothing stands for the workload's own countries.

of_workload := {
	"sector",
	"data.subjects",
	"data.categories",
	"data.classification",
	"requester.country",
	"requester.regimes",
	"stages",
	"labels.<name>",
}

operands(comparison) := {operand |
	some written in comparison.operands
	some operand in meant(written, comparison.attribute)
}

meant(written, attribute) := question.subjects if {
	written == "@subjects"
	not is_of_workload(attribute)
} else := {question.requester} if {
	written == "@requester"
	not is_of_workload(attribute)
} else := {question.qualified(written)} if {
	types[attribute] == "ladder"
} else := {written}

is_of_workload(attribute) if attribute in of_workload

# Operators.

by_operator("anyOf", type, values, asked) := any_of(type, values, asked)

by_operator("noneOf", type, values, asked) := 2 - any_of(type, values, asked)

by_operator("allOf", type, values, asked) := min({2} | {one |
	some operand in asked
	one := any_of(type, values, {operand})
})

by_operator("allIn", type, values, asked) := all_in(type, values, asked)

by_operator("atLeast", "ladder", values, asked) := on_ladder(values, asked, {0, 1})

by_operator("atMost", "ladder", values, asked) := on_ladder(values, asked, {-1, 0})

by_operator("atLeast", type, values, asked) := ordered(type, values, asked, {0, 1}) if type != "ladder"

by_operator("atMost", type, values, asked) := ordered(type, values, asked, {-1, 0}) if type != "ladder"

by_operator("before", _, values, asked) := dated(values, asked, true)

by_operator("after", _, values, asked) := dated(values, asked, false)

# any_of is whether one of the values is one of those asked for, or lies inside it.
any_of("country", values, asked) := max((({0} | surely) | perhaps)) if {
	surely := {one |
		some value in values["in"]
		some place in asked
		one := inside(value, place)
	}
	perhaps := {1 | some place in asked; may_be_inside(values, place)}
}

any_of(type, values, asked) := 2 if {
	type != "country"
	count(values["in"] & asked) > 0
} else := 1 if {
	type != "country"
	count(asked) > 0
	values.rest
} else := 1 if {
	type != "country"
	count(values.maybe & asked) > 0
} else := 0 if {
	type != "country"
}

may_be_inside(values, _) if values.rest

may_be_inside(values, place) if {
	some value in values.maybe
	inside(value, place) > 0
}

# inside is `sets.inside`, and unknown for what is neither a country nor a set.
inside(value, place) := sets.inside(value, place) if {
	true
} else := 1

# all_in is whether no value lies outside those asked for.
all_in(type, values, asked) := min(((({2} | rest) | surely) | perhaps)) if {
	rest := {1 | values.rest}
	surely := {one |
		some value in values["in"]
		one := in_any(type, value, asked)
	}
	perhaps := {1 |
		some value in values.maybe
		in_any(type, value, asked) < 2
	}
}

in_any("country", value, asked) := within(value, asked)

in_any(type, value, asked) := 2 if {
	type != "country"
	value in asked
} else := 0 if {
	type != "country"
}

# A country may belong to several sets together, a set has to lie inside one of them.
within(value, asked) := sets.has(sets.any(asked), value) if {
	value in question.known_countries
	count([1 | some place in asked; sets.members(place)]) == count(asked)
} else := max({0} | {one | some place in asked; one := inside(value, place)}) if {
	not is_country(value)
} else := 1

is_country(value) if value in question.known_countries

# on_ladder compares the value on the ladder of the operand. Values of other ladders say nothing.
on_ladder(values, asked, wanted) := truths[sign in wanted] if {
	some operand in asked
	ladder := split(operand, "/")[0]
	steps := data.catalog.vocabulary.ladders[ladder]
	held := min({value | some value in values["in"]; split(value, "/")[0] == ladder})
	sign := order(position(steps, held), position(steps, operand))
} else := 1

truths := {true: 2, false: 0}

position(steps, value) := min({i | some i, step in steps; concat("/", [ladder, step]) == value}) if {
	ladder := split(value, "/")[0]
}

order(left, right) := -1 if left < right

order(left, right) := 0 if left == right

order(left, right) := 1 if left > right

# ordered compares every value; without a value nothing is known.
ordered(type, values, asked, wanted) := min({complete(values)} | {one |
	some value in values["in"]
	one := in_order(type, value, asked, wanted)
}) if {
	count(values["in"]) > 0
} else := 1

in_order(type, value, asked, wanted) := truths[sign in wanted] if {
	some operand in asked
	sign := order(measure(type, value), measure(type, operand))
} else := 1

measure("duration", length) := length if is_number(length)

measure("confidence", word) := question.levels[word]

complete(values) := 1 if values.rest

complete(values) := 1 if count(values.maybe) > 0

complete(values) := 2 if {
	not values.rest
	count(values.maybe) == 0
}

# dated compares dates. No date announced: it ends after every day that can be named.
dated(values, asked, before) := truths[before == false] if {
	count(values["in"]) == 0
	complete(values) == 2
	some _ in asked
} else := 1 if {
	count(values["in"]) == 0
} else := min({complete(values)} | {one |
	some value in values["in"]
	some operand in asked
	one := in_time(value, operand, before)
})

in_time(value, operand, true) := earlier(value, operand)

in_time(value, operand, false) := earlier(operand, value)

# Dates that can mean the same day, or days in either order, are not known to differ.
earlier(left, right) := 2 if {
	dates.last(left) < dates.first(right)
} else := 1 if {
	dates.first(left) < dates.last(right)
} else := 0 if {
	dates.is_date(left)
	dates.is_date(right)
} else := 1
