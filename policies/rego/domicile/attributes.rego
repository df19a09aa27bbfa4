# METADATA
# title: The attributes of an offering
# description: >-
#   Operator, parents, licensors and hosting belong to the offering; country, partition, personnel,
#   keys and accelerators are read in every possible region of the stages asked about. What is
#   recorded with less confidence than demanded is unknown.
package domicile.attributes

import data.domicile.places
import data.domicile.question

# placed are the attributes that are read in every possible region.
placed := {"country", "partition", "personnel.local", "keys.custody", "accelerators"}

# of_stages are the attributes for which it matters which stages are asked about.
of_stages := placed | {"retention"}

# columns are the columns of an offering on which an attribute rests, beside those of its places.
columns := {
	"provider": {"provider"},
	"region": {"region"},
	"service": {"service"},
	"model": {"developer", "model"},
	"routing": {"routing"},
	"variant": {"variant"},
	"operator": set(),
	"operator.jurisdiction": set(),
	"parent.jurisdictions": {"parents", "region"},
	"licensor.jurisdictions": {"licensors", "region"},
	"hosting": {"hosting", "confidence"},
	"sovereignOffer": {"region"},
	"model.developer": {"developer"},
	"model.developer.jurisdiction": {"developer"},
	"model.family": {"model"},
	"model.licence": {"model"},
	"model.modality": {"model"},
	"model.notices": {"model", "developer", "service"},
	"status": {"status"},
	"confidence": {"confidence"},
	"endOfLife": {"end", "confidence"},
	"country": set(),
	"partition": set(),
	"personnel.local": set(),
	"keys.custody": set(),
	"accelerators": set(),
	"retention": set(),
}

unknown := {"in": set(), "maybe": set(), "rest": true}

none := {"in": set(), "maybe": set(), "rest": false}

exactly(values) := {"in": values, "maybe": set(), "rest": false}

at_least(values) := {"in": values, "maybe": set(), "rest": true}

# recorded is one value that is unknown where it is not recorded surely enough.
recorded(entry, key, least) := exactly({entry[key]}) if {
	entry.confidence >= least
	entry[key]
} else := unknown

# values are the values of an attribute for an entry of columns, the places of its stages (as of
# `places.at`) and the confidence demanded. What cannot be read is unknown.
values("provider", entry, _, _) := exactly({entry.provider})

values("region", entry, _, _) := exactly({entry.region})

values("service", entry, _, _) := exactly({entry.service})

values("model", entry, _, _) := exactly({concat("/", [entry.developer, entry.model])})

values("routing", entry, _, _) := exactly({entry.routing})

values("status", entry, _, _) := exactly({entry.status})

values("model.developer", entry, _, _) := exactly({entry.developer})

values("confidence", entry, _, _) := exactly({word |
	some word, level in question.levels
	level == entry.confidence
})

values("variant", entry, _, _) := exactly({entry.variant} - {""})

values("operator", entry, _, _) := exactly({entry.operator}) if {
	entry.operator != ""
} else := unknown

values("operator.jurisdiction", entry, _, least) := recorded(
	data.catalog.entities[entry.operator],
	"jurisdiction",
	least,
) if {
	entry.operator != ""
} else := unknown

values("parent.jurisdictions", entry, _, least) := seats(entry.parents, entry.region, least)

values("licensor.jurisdictions", entry, _, least) := seats(entry.licensors, entry.region, least)

values("hosting", entry, _, least) := exactly({entry.hosting}) if {
	entry.confidence >= least
	entry.hosting != ""
} else := unknown

values("sovereignOffer", entry, _, least) := exactly({offer | offer := region.sovereignOffer}) if {
	region := data.catalog.regions[entry.region]
	region.confidence >= least
} else := unknown

values("model.developer.jurisdiction", entry, _, least) := recorded(
	data.catalog.developers[entry.developer],
	"jurisdiction",
	least,
)

values("model.family", entry, _, least) := recorded(data.catalog.models[entry.model], "family", least)

values("model.licence", entry, _, least) := recorded(data.catalog.models[entry.model], "licence", least)

values("model.modality", entry, _, least) := exactly(words) if {
	model := data.catalog.models[entry.model]
	model.confidence >= least
	words := {concat("", ["in:", word]) | some word in model.inputs} | {concat("", ["out:", word]) |
		some word in model.outputs
	}
	count(words) > 0
} else := unknown

values("model.notices", entry, _, _) := {"in": sure, "maybe": perhaps, "rest": false} if {
	about := {id: speaks_of(notice.subject, data.catalog.models[entry.model], entry) |
		some id, notice in notices
	}
	sure := {id | some id, truth in about; truth == 2}
	perhaps := {id | some id, truth in about; truth == 1}
}

values("endOfLife", entry, _, least) := exactly({date | date := end.date.text}) if {
	end := data.catalog.ends[entry.end]
	entry.confidence >= least
	end.unknown == false
} else := unknown

values("country", _, stages, _) := countries(extent(stages))

values("partition", _, stages, least) := gathered(extent(stages), "partition", least)

values("personnel.local", _, stages, least) := gathered(extent(stages), "personnel", least)

values("accelerators", _, stages, least) := offered(extent(stages), "accelerators", least)

values("keys.custody", _, stages, least) := custody(
	offered(extent(stages), "keys", least),
	question.uses["key-custody"].custody,
)

values("retention", _, stages, least) := retention(stages, least)

# An empty list of seats means that they are not established.
seats(number, region, least) := exactly({seat | some seat in data.catalog.lists[number]}) if {
	data.catalog.regions[region].confidence >= least
	count(data.catalog.lists[number]) > 0
} else := unknown

# Notices: those in force, or of which nobody knows whether they are.

notices := {id: notice |
	some id, notice in data.catalog.notices
	not is_over(notice)
	object.get(notice, "from", question.day) <= question.day
	object.get(notice, "until", "9999-12-32") > question.day
}

is_over(notice) if notice.status in {"ended", "suspended"}

# speaks_of is unknown if a notice names families of models and that of the model is not recorded.
speaks_of(subject, model, entry) := 0 if {
	count(subject.services) > 0
	not is_one_of(entry.service, subject.services)
} else := 2 if {
	names_no_model(subject)
	count(subject.services) > 0
} else := 0 if {
	names_no_model(subject)
} else := 2 if {
	entry.developer in subject.developers
} else := 2 if {
	entry.model in subject.models
} else := 2 if {
	model.family in subject.families
} else := 0 if {
	count(subject.families) == 0
} else := 0 if {
	is_string(model.family)
} else := 1

is_one_of(value, values_) if value in values_

names_no_model(subject) if {
	count(subject.developers) == 0
	count(subject.families) == 0
	count(subject.models) == 0
}

# Places.

# extent is every possible place of the stages; one that the customer has still to say is any place.
extent(stages) := places.union_of({plain | some place in stages; plain := places.plain(place)} | {places.nothing_known |
	some place in stages
	place.say
})

countries(extent_) := none if extent_.bounding == "none"

countries(extent_) := {"in": extent_.known, "maybe": extent_.bound - extent_.known, "rest": false} if {
	extent_.bounding == "bounded"
}

countries(extent_) := at_least(extent_.known) if extent_.bounding in {"anywhere", "unknown"}

# read is what is recorded of a region under a key, as a set; empty where nothing is.
read(id, key, least) := known_words(data.catalog.regions[id][key]) if {
	data.catalog.regions[id].confidence >= least
	data.catalog.regions[id][key]
} else := set()

known_words(value) := {value} - {"unknown"} if is_string(value)

known_words(value) := {word | some word in value} if is_array(value)

# gathered are the values of all regions.
gathered(extent_, _, _) := none if extent_.bounding == "none"

gathered(extent_, key, least) := {"in": all, "maybe": set(), "rest": rest} if {
	extent_.bounding != "none"
	each := {id: read(id, key, least) | some id in extent_.regions}
	all := {word | some words in each; some word in words}
	rest := is_open(extent_, each)
}

# offered are the values that every region has; those that some have it may have.
offered(extent_, _, _) := none if extent_.bounding == "none"

offered(extent_, key, least) := unknown if {
	extent_.bounding != "none"
	is_unread(extent_, {id: read(id, key, least) | some id in extent_.regions})
}

offered(extent_, key, least) := {"in": common, "maybe": all - common, "rest": false} if {
	extent_.bounding != "none"
	each := {id: read(id, key, least) | some id in extent_.regions}
	not is_unread(extent_, each)
	all := {word | some words in each; some word in words}
	common := {word | some word in all; every words in each { word in words }}
}

is_unread(extent_, each) if is_open(extent_, each) == true

is_unread(_, each) if count(each) == 0

# is_open is whether there may be regions of which nothing is read.
is_open(extent_, each) if {
	extent_.complete == false
} else if {
	some words in each
	count(words) == 0
} else := false

# The option that the workload uses counts alone, if it is offered; if not, nobody knows what is
# used. Where nothing happens there is none.
custody(offered_, option) := offered_ if {
	option == ""
} else := none if {
	offered_ == none
} else := exactly({option}) if {
	option in offered_["in"]
} else := unknown

# retention is how long the stages keep data; nothing is kept for no time.
retention(stages, least) := {"in": periods, "maybe": set(), "rest": rest} if {
	facts := [places.extent_of(number) | some place in stages; some number in place.recorded]
	periods := {0 | some fact in facts; is_nothing_kept(fact, least)} | {period |
		some fact in facts
		fact.confidence >= least
		fact.bounding != "none"
		period := fact.retention
	}
	rest := is_partly_unrecorded(stages, facts, least)
}

is_nothing_kept(fact, least) if {
	fact.confidence >= least
	fact.bounding == "none"
}

is_partly_unrecorded(stages, facts, least) if {
	some place in stages
	count(place.recorded) == 0
} else if {
	some fact in facts
	fact.confidence < least
} else if {
	some fact in facts
	fact.bounding != "none"
	not is_timed(fact)
} else := false

is_timed(fact) if is_number(fact.retention)

is_timed(fact) if is_string(fact.retention)
