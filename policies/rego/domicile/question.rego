# METADATA
# title: The workload as it is asked about
# description: >-
#   What the input says, with lists where one value may stand, absent parts filled in as what they
#   mean, and dates read. Defined for input that `validation` accepts.
package domicile.question

import data.domicile.dates
import data.domicile.sets

day := input.asOf

name := input.workload.metadata.name

labels := object.get(input.workload.metadata, "labels", {})

spec := input.workload.spec

uncovered := object.get(input, "uncovered", "refuse")

levels := {"low": 0, "medium": 1, "high": 2}

min_confidence := levels[object.get(input, "minConfidence", "low")]

# least is the confidence below which a fact counts as unknown for a requirement.
least(body) := max({min_confidence, levels[object.get(body, "minConfidence", "low")]})

# many turns one value into a list of it.
many(value) := value if is_array(value)

many(value) := [value] if not is_array(value)

# listed is the values under a key of an object, as a list; none if the key is absent.
listed(object_, key) := many(object.get(object_, key, []))

subjects := {country | some country in spec.data.subjects}

requester := spec.requester.country

# concerned are the countries that need a policy.
concerned := subjects if count(subjects) > 0

concerned := {requester} if count(subjects) == 0

# Stages.

all_stages := [
	"inference",
	"fine-tuning",
	"session-state",
	"storage",
	"logs",
	"backup",
	"provider-retention",
	"support-access",
	"key-custody",
]

imposed := {"inference", "provider-retention", "support-access", "key-custody"}

# by_default are the stages of a workload that lists none, and of a rule that says [all].
by_default := {stage | some stage in all_stages} - {"fine-tuning"}

stages := by_default if not lists_stages

stages := imposed | object.keys(listed_stages) if lists_stages

lists_stages if spec.stages

listed_stages := {stage: {} | some stage in spec.stages} if is_array(spec.stages)

listed_stages := {stage: said(use) | some stage, use in spec.stages} if is_object(spec.stages)

said(use) := {} if use == null

said(use) := use if use != null

# stages_of are the stages that a requirement names and the workload has, in their order.
stages_of(body) := [stage |
	named := named_stages(object.get(body, "stages", ["inference"]))
	some stage in all_stages
	stage in named
	stage in stages
]

named_stages(list) := {stage | some word in list; some stage in stages_named(word)}

stages_named(word) := by_default if word == "all"

stages_named(word) := {word} if word != "all"

# uses is what the workload says of each stage: `feature` and `custody` ("" if nothing), the
# countries `at` and `copies`, and `declared`, which is both.
uses := {stage: use(object.get(stated, stage, {})) | some stage in all_stages}

default stated := {}

stated := listed_stages if lists_stages

use(says) := {
	"feature": object.get(says, "feature", ""),
	"custody": object.get(says, "custody", ""),
	"at": at,
	"copies": copies,
	"declared": (at | copies),
} if {
	at := countries(listed(says, "at"))
	copies := countries(listed(says, "copies"))
}

countries(places) := {country_of(place) | some place in places}

known_countries := {code | some code in data.catalog.countries}

country_of(place) := place if not contains(place, "/")

country_of(place) := data.catalog.regions[place].country if contains(place, "/")

features := {use.feature | some use in uses} - {""}

# Evidence.

# evidence is what is declared and counts on the day, in the order of the workload: `kind`, `with`,
# `covers`, `anywhere`, `offerings`, `stages` and `places` (sets).
evidence := [piece |
	some written in object.get(spec, "evidence", [])
	counts(written)
	piece := {
		"kind": written.kind,
		"with": {party | some party in many(written["with"])},
		"covers": {place | some place in listed(written, "covers"); place != "anywhere"},
		"anywhere": "anywhere" in listed(written, "covers"),
		"offerings": {pattern | some pattern in listed(written, "offerings")},
		"stages": {stage | some stage in listed(written, "stages")},
		"places": {place | some place in listed(written, "places")},
	}
]

# A permission, so dates are read narrowly.
counts(written) if {
	day < dates.first(written.until)
	begun(written)
}

begun(written) if day >= dates.last(written.from)

begun(written) if not has_from(written)

has_from(written) if is_string(written.from)

is_with(piece, _) if "any" in piece["with"]

is_with(piece, operator) if {
	operator != ""
	operator in piece["with"]
}

# evidence_kinds are the kinds of evidence that count for somebody.
evidence_kinds := {piece.kind | some piece in evidence}

# Attributes, for the scopes of rules and waivers.

# values gives for each attribute the values that it surely has (`in`), may have (`maybe`), and
# whether it may have any other (`rest`).
values := object.union(stated_values, label_values)

stated_values := {
	"sector": sector_values,
	"data.subjects": exactly(subjects),
	"data.categories": exactly(categories),
	"data.classification": classification_values,
	"requester.country": exactly({requester}),
	"requester.regimes": regime_values,
	"stages": exactly(stages),
}

label_values := {concat("", ["labels.", label]): exactly({text}) | some label, text in labels}

exactly(some_values) := {"in": some_values, "maybe": set(), "rest": false}

words := data.catalog.vocabulary

# Categories imply others.
categories := graph.reachable(implied, {category | some category in spec.data.categories})

implied := {id: {other | some other in category.implies} | some id, category in words.categories}

# A sector is its parents too; a parent alone leaves its children unknown.
sector_values := {"in": set(), "maybe": set(), "rest": true} if not states_sector

sector_values := {"in": sure, "maybe": below - sure, "rest": false} if {
	states_sector
	own := {sector | some sector in many(spec.sector)}
	sure := graph.reachable(parents, own)
	below := {sector |
		some sector, _ in words.sectors
		above := graph.reachable(parents, parents[sector])
		count(above & own) > 0
	}
}

states_sector if spec.sector

parents := {id: {parent | parent := sector.parent} | some id, sector in words.sectors}

# A ladder without a value is unknown.
classification_values := {"in": sure, "maybe": maybe, "rest": false} if {
	sure := {qualified(value) | some value in listed(spec.data, "classification")}
	ladders := {split(value, "/")[0] | some value in sure}
	maybe := {concat("/", [ladder, value]) |
		some ladder, steps in words.ladders
		not on(ladder, ladders)
		some value in steps
	}
}

on(ladder, ladders) if ladder in ladders

# qualified is `ladder/value`; a bare value is of the general ladder.
qualified(value) := value if contains(value, "/")

qualified(value) := concat("/", ["general", value]) if not contains(value, "/")

# General regimes hold wherever their country is concerned. Others are as stated; not stated, those
# of the countries concerned are unknown and those of other countries false.
regime_values := {"in": sure, "maybe": open - sure, "rest": false} if {
	touched := {id: touches(regime) | some id, regime in words.regimes}
	general := {id | some id, touch in touched; touch == 2; words.regimes[id].general}
	sure := general | stated_regimes
	open := {id | some id, touch in touched; touch > 0; may_bind(words.regimes[id])}
}

stated_regimes := {id | some id in spec.requester.regimes}

may_bind(regime) if regime.general

may_bind(_) if not states_regimes

states_regimes if spec.requester.regimes

touches(regime) := 1 if not has_area(regime)

touches(regime) := max({sets.has(area, country) |
	some country in (subjects | {requester})
}) if {
	has_area(regime)
	area := sets.members(regime.area)
}

has_area(regime) if is_string(regime.area)
