# METADATA
# title: Where a stage may happen
# description: >-
#   What the catalog records of a stage with the places that the workload declares. A declared place
#   is one more place, never instead. A contract bounds what the catalog does not know.
package domicile.places

import data.domicile.question

# facets are the columns of an offering on which the place of a stage rests; the first is the
# operator. Where the workload uses a feature, the feature's own extents count.
facets(stage) := ["operator", stage] if question.uses[stage].feature == ""

facets(stage) := ["operator", "region"] if question.uses[stage].feature != ""

# contractor is the operator as far as it matters for places: without contracts all are alike.
contractor(operator) := operator if "contract" in question.evidence_kinds

contractor(_) := "" if not is_contract_declared

is_contract_declared if "contract" in question.evidence_kinds

# at is every possible place of a stage, for the values of its facets:
#   bounding   none, bounded, anywhere, unknown
#   known      countries that are named
#   bound      countries that no place leaves, where bounded
#   regions    regions that are named
#   complete   whether these are all possible regions
#   say        whether the customer chooses the place and has not said it
#   declared   countries that the workload declares
#   recorded   what the catalog records, as numbers into its `places`
# Facts with less confidence than `least` count as unknown.
at(stage, operator, spot, least) := place(
	recorded(stage, spot),
	promised(stage, operator),
	question.uses[stage],
	least,
)

# recorded are the numbers of what the catalog records: one, or one for each use of a feature. None
# where the feature cannot be used.
recorded(stage, spot) := [spot] if question.uses[stage].feature == ""

recorded(stage, spot) := [feature.stores, feature.infers] if {
	question.uses[stage].feature != ""
	feature := data.catalog.features[question.uses[stage].feature].extents[spot]
}

recorded(stage, spot) := [] if {
	question.uses[stage].feature != ""
	not usable(question.uses[stage].feature, spot)
}

usable(feature, region) if data.catalog.features[feature].extents[region]

# promised are the countries that declared contracts with the operator promise for the stage.
promised(stage, operator) := {country |
	some piece in question.evidence
	piece.kind == "contract"
	stage in piece.stages
	question.is_with(piece, operator)
	some country in piece.places
}

place(numbers, promise, use, least) := {
	"bounding": bounding_of(extent.bounding, say),
	"known": extent.known,
	"bound": extent.bound,
	"regions": extent.regions,
	"complete": extent.complete,
	"say": say,
	"declared": use.declared,
	"recorded": numbers,
} if {
	facts := [extent_of(number) | some number in numbers]
	recorded_parts := {part | some fact in facts; some part in parts(fact, promise, least)}
	extent := union_of(((recorded_parts | declared(use)) | unusable(numbers, promise)))
	say := must_be_said(facts, use, least)
}

# A place that the customer has still to say may be anywhere.
bounding_of(bounding, say) := "unknown" if {
	say
	bounding == "none"
}

bounding_of(bounding, say) := bounding if not is_unsaid(bounding, say)

is_unsaid(bounding, say) if {
	say
	bounding == "none"
}

must_be_said(facts, use, least) if {
	count(use.at) == 0
	some fact in facts
	fact.confidence >= least
	fact.bounding == "customer-chosen"
} else := false

# extent_of is a place of the catalog with sets for lists.
extent_of(number) := with_sets(data.catalog.places[number])

with_sets(written) := object.union(written, sets_of(written))

sets_of(written) := {
	"known": {country | some country in written.known},
	"bound": {country | some country in written.bound},
	"regions": {region | some region in written.regions},
}

nothing_known := {
	"bounding": "unknown",
	"known": set(),
	"bound": set(),
	"regions": set(),
	"complete": false,
}

# parts are the possible places that one fact tells of; none if the customer chooses.
parts(fact, promise, least) := {bounded_by(nothing_known, promise)} if fact.confidence < least

parts(fact, promise, least) := {bounded_by(fact, promise)} if {
	fact.confidence >= least
	fact.bounding != "customer-chosen"
}

parts(fact, _, least) := set() if {
	fact.confidence >= least
	fact.bounding == "customer-chosen"
}

# A feature that cannot be used here: nothing is known of it, least of all that nothing is kept.
unusable(numbers, promise) := {bounded_by(nothing_known, promise)} if count(numbers) == 0

unusable(numbers, _) := set() if count(numbers) > 0

declared(use) := set() if count(use.declared) == 0

declared(use) := {{
	"bounding": "bounded",
	"known": use.declared,
	"bound": use.declared,
	"regions": set(),
	"complete": false,
}} if {
	count(use.declared) > 0
}

bounded_by(extent, promise) := {
	"bounding": "bounded",
	"known": extent.known,
	"bound": (extent.known | promise),
	"regions": extent.regions,
	"complete": false,
} if {
	opens(extent, promise)
}

bounded_by(extent, promise) := plain(extent) if not opens(extent, promise)

opens(extent, promise) if {
	extent.bounding == "unknown"
	count(promise) > 0
}

plain(extent) := {
	"bounding": extent.bounding,
	"known": extent.known,
	"bound": extent.bound,
	"regions": extent.regions,
	"complete": extent.complete,
}

# union_of is everything that is possible in any of the extents.
union_of(all) := {
	"bounding": bounding,
	"known": {country | some part in happening; some country in part.known},
	"bound": bound_of(bounding, happening),
	"regions": {region | some part in happening; some region in part.regions},
	"complete": complete(bounding, happening),
} if {
	happening := {part | some part in all; part.bounding != "none"}
	bounding := bounding_together({part.bounding | some part in happening})
}

bounding_together(boundings) := "none" if count(boundings) == 0

bounding_together(boundings) := "anywhere" if "anywhere" in boundings

bounding_together(boundings) := "bounded" if boundings == {"bounded"}

bounding_together(boundings) := "unknown" if {
	count(boundings - {"bounded", "anywhere"}) > 0
	count(boundings & {"anywhere"}) == 0
}

bound_of(bounding, parts_) := {country |
	bounding == "bounded"
	some part in parts_
	some country in part.bound
}

complete(bounding, parts_) if {
	bounding == "bounded"
	{part.complete | some part in parts_} == {true}
} else := false
