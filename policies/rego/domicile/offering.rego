# METADATA
# title: The rule kind offering
# description: >-
#   Conditions on any fact of an offering: satisfied if they hold on what is recorded, violated if
#   they fail on it, unknown otherwise.
package domicile.offering

import data.domicile.attributes
import data.domicile.conditions
import data.domicile.places
import data.domicile.question

comparisons(body) := {one | some alternative in body.condition; some one in alternative}

named(body) := {one.attribute | some one in comparisons(body)}

# parts is one whole, or nothing if it reads places of stages of which the workload has none.
parts(body) := [] if {
	reads_places(body)
	count(question.stages_of(body)) == 0
}

parts(body) := [{"stage": "", "facets": facets(body)}] if not is_idle(body)

is_idle(body) if {
	reads_places(body)
	count(question.stages_of(body)) == 0
}

reads_places(body) if count(named(body) & attributes.of_stages) > 0

# facets are the operator, then the columns of the attributes and of the places that are read.
facets(body) := array.concat(["operator"], sort((own | of_places(body)) - {"operator"})) if {
	own := {column | some attribute in named(body); some column in attributes.columns[attribute]}
}

of_places(body) := {column |
	reads_places(body)
	some stage in question.stages_of(body)
	some column in places.facets(stage)
}

# judged is the verdict on each key. Places are read once for each site: the operator, as far as
# contracts matter, and what is recorded of each stage. Facts that are read in every possible region
# offend in all of them.
judged(body, part, keys) := {key: answer |
	some key, site in sites
	entry := {column: key[i] | some i, column in part.facets}
	own := {attribute: values_of(attribute, entry, [], least) |
		some attribute in (named(body) - attributes.of_stages)
	}
	values := object.union(own, at_sites[site].values)
	verdict := verdicts[conditions.truth(body.condition, values)]
	extent := offending(body, values, at_sites[site].extent)
	answer := {"verdict": verdict, "countries": extent.countries, "anywhere": extent.anywhere}
} if {
	least := question.least(body)
	numbers := columns_of_stages(body, part)
	sites := {key: site_of(key, numbers) | some key in keys}
	at_sites := {site: read(body, site, least) | some site in {site | some site in sites}}
}

verdicts := [3, 2, 0]

# What cannot be read is unknown.
values_of(attribute, entry, stages, least) := known if {
	known := attributes.values(attribute, entry, stages, least)
} else := attributes.unknown

columns_of_stages(body, part) := [number |
	reads_places(body)
	some stage in question.stages_of(body)
	some number, column in part.facets
	column == places.facets(stage)[1]
]

site_of(_, numbers) := [] if count(numbers) == 0

site_of(key, numbers) := array.concat([places.contractor(key[0])], [key[number] | some number in numbers]) if {
	count(numbers) > 0
}

read(body, site, least) := {
	"values": {attribute: values_of(attribute, {}, stages, least) |
		some attribute in (named(body) & attributes.of_stages)
	},
	"extent": attributes.extent(stages),
} if {
	stages := [place |
		count(site) > 0
		some i, stage in question.stages_of(body)
		place := places.at(stage, site[0], site[i + 1], least)
	]
}

nothing := {"countries": set(), "anywhere": false}

offending(body, values, _) := nothing if not is_placed_failing(body, values)

offending(body, values, extent) := places_of(extent) if is_placed_failing(body, values)

is_placed_failing(body, values) if {
	some one in comparisons(body)
	one.attribute in attributes.placed
	conditions.signed(one, values) < 2
}

places_of(extent) := nothing if extent.bounding == "none"

places_of(extent) := {"countries": extent.bound, "anywhere": false} if extent.bounding == "bounded"

places_of(extent) := {"countries": extent.known, "anywhere": true} if {
	extent.bounding in {"anywhere", "unknown"}
}
