# METADATA
# title: Who belongs to a named set on the day
# description: >-
#   Membership is three-valued: surely in, of a part only (scoped), perhaps (a list that nobody
#   read), surely out. A country code stands for itself.
package domicile.sets

import data.domicile.question

# members is the membership of a set or a country: `in` (sure members), `scoped` (countries of
# which only a part is meant, with the kinds of evidence that show it, never in `in`) and `rest`
# (whether every other country may or may not be a member). Undefined for any other name.
members(name) := union_of({own[part] | some part in graph.reachable(includes, {name})}) if is_set_id(name)

members(name) := {"in": {name}, "scoped": {}, "rest": false} if {
	not is_set_id(name)
	name in question.known_countries
}

is_set_id(name) if data.catalog.sets[name]

includes := {id: {other | some other in set.includes} | some id, set in data.catalog.sets}

own[id] := {"in": sure, "scoped": scoped, "rest": rest(set)} if {
	some id, set in data.catalog.sets
	today := [member | some member in set.members; holds(member)]
	sure := {member.country | some member in today; member.scoped == false}
	scoped := {country: kinds |
		some member in today
		member.scoped
		country := member.country
		kinds := {kind |
			some other in today
			other.scoped
			other.country == country
			some kind in other.evidence
		}
	}
}

rest(set) := set.membersKnown == false

holds(member) if {
	object.get(member, "from", question.day) <= question.day
	object.get(member, "until", "9999-12-32") > question.day
}

# union_of is the membership of several sets together.
union_of(memberships) := {"in": sure, "scoped": scoped, "rest": perhaps} if {
	sure := {country | some one in memberships; some country in one["in"]}
	scoped := {country: kinds |
		some one in memberships
		some country, _ in one.scoped
		not is_one_of(country, sure)
		kinds := {kind | some other in memberships; some kind in other.scoped[country]}
	}
	perhaps := true in {one.rest | some one in memberships}
}

# any is the membership of several names together.
any(names) := union_of({members(name) | some name in names})

# has is whether a country is a member: 0 no, 1 unknown, 2 yes.
has(membership, country) := 2 if surely(membership, country)

has(membership, country) := 1 if {
	not surely(membership, country)
	perhaps(membership, country)
}

has(membership, country) := 0 if {
	not surely(membership, country)
	not perhaps(membership, country)
}

is_one_of(value, values) if value in values

surely(membership, country) if country in membership["in"]

perhaps(membership, _) if membership.rest

perhaps(membership, country) if membership.scoped[country]

# inside is whether the whole of a country or set lies inside another: 0 surely not, where it is a
# country or no member of it is inside, 1 unknown, 2 yes.
inside(part, whole) := 2 if part == whole

inside(part, whole) := inside_set(everybody(members(part)), members(part), members(whole)) if {
	part != whole
}

everybody(membership) := membership["in"] | object.keys(membership.scoped)

inside_set(_, inner, _) := 1 if inner.rest

inside_set(everyone, inner, _) := 1 if {
	not inner.rest
	count(everyone) == 0
}

inside_set(everyone, inner, outer) := 2 if {
	not inner.rest
	count(everyone) > 0
	count(everyone - outer["in"]) == 0
}

inside_set(everyone, inner, outer) := 1 if {
	not inner.rest
	count(everyone - outer["in"]) > 0
	touches(everyone, outer)
}

inside_set(everyone, inner, outer) := 0 if {
	not inner.rest
	count(everyone - outer["in"]) > 0
	not touches(everyone, outer)
}

touches(_, outer) if outer.rest

touches(everyone, outer) if count(everyone & everybody(outer)) > 0
