# METADATA
# title: The names in a workload
# description: >-
#   Every name exists in the catalog and no pattern is idle: what is misspelt must not pass for
#   something that concerns nobody. Asked of a workload of the right form.
package domicile.names

import data.domicile.patterns
import data.domicile.question

spec := question.spec

words := data.catalog.vocabulary

problems contains unknown("sector", id) if {
	some id in question.listed(spec, "sector")
	not has(words.sectors, id)
}

problems contains unknown("category of data", id) if {
	some id in spec.data.categories
	not has(words.categories, id)
}

problems contains unknown("value of classification", value) if {
	some value in question.listed(spec.data, "classification")
	not is_on_ladder(question.qualified(value))
}

# Everything behind the first slash is the step.
is_on_ladder(value) if {
	some ladder, steps in words.ladders
	some step in steps
	value == concat("/", [ladder, step])
}

# Two values on one ladder would let the lower one keep a rule from applying.
problems contains text if {
	values := question.listed(spec.data, "classification")
	some i, value in values
	some j, other in values
	i < j
	ladder_of(value) == ladder_of(other)
	text := concat("", ["`", value, "` and `", other, "` are values of one ladder"])
}

ladder_of(value) := split(question.qualified(value), "/")[0]

problems contains unknown("regime", id) if {
	some id in object.get(spec.requester, "regimes", [])
	not has(words.regimes, id)
}

problems contains unknown("capability", id) if {
	some id in question.listed(spec, "capabilities")
	not is_one_of(id, words.capabilities)
}

problems contains unknown("accelerator", id) if {
	some id in question.listed(spec, "accelerators")
	not is_one_of(id, words.accelerators)
}

# Stages.

problems contains unknown("feature", id) if {
	some _, use in question.stated
	id := use.feature
	not has(data.catalog.features, id)
}

problems contains unknown("place", place) if {
	some _, use in question.stated
	some key in ["at", "copies"]
	some place in question.listed(use, key)
	not is_place(place)
}

is_place(place) if {
	contains(place, "/")
	data.catalog.regions[place].country
}

is_place(place) if {
	not contains(place, "/")
	place in question.known_countries
}

problems contains unknown("option of key custody", option) if {
	some _, use in question.stated
	option := use.custody
	not is_one_of(option, custody_options)
}

custody_options := {option | some region in data.catalog.regions; some option in region.keys}

# Evidence.

pieces := object.get(spec, "evidence", [])

problems contains unknown("kind of evidence", piece.kind) if {
	some piece in pieces
	not has(words.evidenceKinds, piece.kind)
}

problems contains unknown("operating entity", party) if {
	some piece in pieces
	some party in question.many(piece["with"])
	party != "any"
	not has(data.catalog.entities, party)
}

problems contains text if {
	some piece in pieces
	"any" in question.many(piece["with"])
	words.evidenceKinds[piece.kind].withAny == false
	text := concat("", ["evidence of kind `", piece.kind, "` is concluded with a party; name it"])
}

problems contains idle("offering", pattern) if {
	some piece in pieces
	some pattern in question.listed(piece, "offerings")
	not is_some_offering(pattern)
}

is_some_offering(pattern) if {
	some offering in data.catalog.offerings
	patterns.matches_offering(pattern, offering)
}

# Wishes.

problems contains text if {
	some pattern in question.listed(spec, "models")
	text := checked("model", pattern, models)
}

models := {concat("/", [model.developer, id]) | some id, model in data.catalog.models}

pin := object.get(spec, "pin", {})

problems contains unknown("provider", pin.provider) if not is_fixed_to_one("provider", data.catalog.providers)

problems contains unknown("service", pin.service) if not is_fixed_to_one("service", object.keys(data.catalog.services))

problems contains unknown("region", pin.region) if not is_fixed_to_one("region", codes(pin.provider))

problems contains unknown("model", pin.model) if {
	not is_fixed_to_one("model", models | object.keys(data.catalog.models))
}

# is_fixed_to_one holds if a part of the pin is left out or known.
is_fixed_to_one(part, _) if not has(pin, part)

is_fixed_to_one(part, known) if is_one_of(pin[part], known)

codes(provider) := {code |
	some id, _ in data.catalog.regions
	parts := split(id, "/")
	decoded(parts[0]) == provider
	code := decoded(parts[1])
}

# decoded is a segment of an id as its owner spells it.
decoded(segment) := replace(
	replace(replace(replace(segment, "%2B", "+"), "%40", "@"), "%2F", "/"),
	"%25",
	"%",
)

problems contains text if {
	some wish in object.get(spec, "prefer", [])
	is_object(wish)
	some kind, values in wish
	some pattern in question.many(values)
	text := checked(kind, pattern, preferable[kind])
}

preferable := {
	"provider": {id | some id in data.catalog.providers},
	"model": models,
	"developer": object.keys(data.catalog.developers),
	"region": {text | some id, _ in data.catalog.regions; some text in [id, decoded(split(id, "/")[1])]},
	"routing": {"in-region", "geo", "data-zone", "global"},
}

# checked is what is wrong with a pattern: a name that does not exist, or one that matches nothing.
checked(what, pattern, known) := unknown(what, pattern) if {
	not patterns.has_star(pattern)
	not is_one_of(pattern, known)
}

checked(what, pattern, known) := idle(what, pattern) if {
	patterns.has_star(pattern)
	count([1 | some name in known; patterns.matches(pattern, name)]) == 0
}

has(object_, key) if {
	some other, _ in object_
	other == key
}

is_one_of(value, values) if value in values

unknown(what, name) := concat("", ["there is no ", what, " `", name, "`"])

idle(what, pattern) := concat("", ["no ", what, " of the catalog matches `", pattern, "`"])
