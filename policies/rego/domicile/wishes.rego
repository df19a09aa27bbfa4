# METADATA
# title: Which offerings a workload wishes for
# description: >-
#   Candidates are sought by the positions that models and regions list, so that offerings which the
#   wishes leave out cost nothing.
package domicile.wishes

import data.domicile.patterns
import data.domicile.question
import data.domicile.usable

spec := question.spec

# candidates are the positions of the offerings to be judged, sorted.
candidates := sort([position |
	some position in pinned
	is_candidate(position)
])

# Somebody who pins the model asks for this very offering and is told why it is gone.
is_candidate(_) if keeps_gone

is_candidate(position) if gone[position] == ""

keeps_gone if spec.pin.model

# without_pin are the positions that would be candidates without the pin.
without_pin := [position |
	some position in wished
	gone_of(position) == ""
]

# unanswered are the positions of which the catalog cannot say whether they meet every wish.
unanswered := {position |
	some model in open_models
	some position in data.catalog.models[model].offerings
} | {position |
	some region in open_regions
	some position in data.catalog.regions[region].offerings
}

# not_candidates is how many of those wished for are no candidates, by reason.
not_candidates := object.union(lacking_counts, gone_counts)

lacking_counts := {concat(" ", ["without feature", feature]): number |
	some feature, positions in lacking
	number := count(positions)
	number > 0
}

gone_counts := {reason: number |
	not keeps_gone
	some reason in ["retired", "announced", "not-accessible"]
	number := count([1 | some why in gone; why == reason])
	number > 0
}

gone := {position: gone_of(position) | some position in pinned}

gone_of(position) := usable.gone(
	offering.end,
	offering.status,
	offering.availableFrom,
	offering.region,
) if {
	offering := data.catalog.offerings[position]
}

# Models: patterns and capabilities.

by_modality := {
	"chat",
	"embedding",
	"image-input",
	"audio-input",
	"video-input",
	"document-input",
	"image-output",
	"audio-output",
	"video-output",
}

patterns_wished := question.listed(spec, "models")

capabilities := {word | some word in question.listed(spec, "capabilities")}

wished_models := {id |
	some id, model in data.catalog.models
	is_named(concat("/", [model.developer, id]))
	not lacks_capability(model)
}

is_named(_) if count(patterns_wished) == 0

is_named(name) if {
	some pattern in patterns_wished
	patterns.matches(pattern, name)
}

# What a recorded modality leaves out the model cannot do; of everything else nobody said no.
lacks_capability(model) if {
	count(model.inputs) > 0
	count(model.outputs) > 0
	some capability in ((capabilities & by_modality) - {word | some word in model.capabilities})
}

open_models := {id |
	count(capabilities) > 0
	some id in wished_models
	count(capabilities - {word | some word in data.catalog.models[id].capabilities}) > 0
}

# Regions: accelerators and features.

accelerators := {word | some word in question.listed(spec, "accelerators")}

features := [feature |
	some i, stage in question.all_stages
	feature := question.uses[stage].feature
	feature != ""
	not is_used_before(feature, i)
]

is_used_before(feature, i) if {
	some j, stage in question.all_stages
	j < i
	question.uses[stage].feature == feature
}

asks_nothing_of_regions if {
	count(accelerators) == 0
	count(features) == 0
}

equipped := {id |
	some id, region in data.catalog.regions
	not lacks_accelerator(region)
}

lacks_accelerator(region) if {
	count(region.accelerators) > 0
	count(accelerators - {word | some word in region.accelerators}) > 0
}

open_regions := {id |
	count(accelerators) > 0
	some id, region in data.catalog.regions
	count(region.accelerators) == 0
}

# lacking are the positions that each feature removes, after those before it.
lacking := {feature: positions |
	some i, feature in features
	regions := {id |
		some id in equipped
		not has_feature(feature, id)
		count([1 | some other in array.slice(features, 0, i); not has_feature(other, id)]) == 0
	}
	positions := of_models & {position |
		some id in regions
		some position in data.catalog.regions[id].offerings
	}
}

has_feature(feature, region) if data.catalog.features[feature].extents[region]

wished_regions := {id |
	some id in equipped
	count([1 | some feature in features; not has_feature(feature, id)]) == 0
}

of_models := {position |
	some id in wished_models
	some position in data.catalog.models[id].offerings
}

wished := of_models if asks_nothing_of_regions

wished := of_models & {position |
	some id in wished_regions
	some position in data.catalog.regions[id].offerings
} if {
	not asks_nothing_of_regions
}

# The pin.

pin := object.get(spec, "pin", {})

pinned := wished if count(pin) == 0

pinned := {position |
	some position in wished
	is_pinned(data.catalog.offerings[position])
} if {
	count(pin) > 0
}

is_pinned(offering) if {
	every part, value in pin {
		fits(part, value, offering)
	}
}

fits("provider", value, offering) if offering.provider == value

fits("region", value, offering) if offering.code == value

fits("service", value, offering) if offering.service == value

fits("model", value, offering) if offering.model == value

fits("model", value, offering) if concat("/", [offering.developer, offering.model]) == value

fits("routing", value, offering) if offering.routing == value

fits("variant", value, offering) if {
	value != ""
	offering.variant == value
}
