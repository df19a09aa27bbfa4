# METADATA
# title: The rule kind certification
# description: >-
#   So many of the schemes listed are held by the service used, at every place of every stage. What
#   speaks for a service counts only where a claim lists the service and the place; what speaks
#   against it counts wherever it names the service.
package domicile.certification

import data.domicile.claims
import data.domicile.places
import data.domicile.question

# parts are the stages judged. Beside the place it matters which service is used and in which
# partition it is called.
parts(body) := [{"stage": stage, "facets": array.concat(places.facets(stage), ["service", "region"])} |
	some stage in question.stages_of(body)
]

# judged is the verdict on each key, with the countries of the places that are not certified. Many
# keys have the same core, many cores the same spot, and few spots differ in what is asked of them:
#   core     [contractor, column of the place, holder, service, partition]
#   seat     [holder, service, partition, region or ""]
judged(body, part, keys) := {key: by_core[core] | some key, core in cores} if {
	least := question.least(body)
	asked := demands(body)
	wanted := wanted_count(body, asked)
	wanted > 0
	cores := {key: core(part.stage, key) | some key in keys}
	distinct := {core | some core in cores}
	extents := {[core[0], core[1]]: extent(part.stage, core[0], core[1], least) | some core in distinct}
	seats := {core: seats_of(extents[[core[0], core[1]]], core) | some core in distinct}
	all_seats := {seat | some some_seats in seats; some seat in some_seats}
	read := claims.read(asked, {[seat[0], seat[1]] | some seat in all_seats}, least, primary_only(body))
	verdicts := {seat: claims.verdict(read[[seat[0], seat[1]]], seat[2], seat[3], wanted) |
		some seat in all_seats
	}
	by_core := {core: judgement(failing, extents[[core[0], core[1]]]) |
		some core in distinct
		failing := {seat[3]: verdicts[seat] | some seat in seats[core]; verdicts[seat] > 0}
	}
}

core(stage, key) := [
	places.contractor(key[0]),
	key[1],
	key[0],
	service_used(stage, key[2]),
	partition_of(key[3], ""),
]

# A feature is asked for the certificates of its own service.
service_used(stage, _) := data.catalog.features[question.uses[stage].feature].service

service_used(stage, service) := service if question.uses[stage].feature == ""

# partition_of is that of the region, also if it has none; where no region is named, another one.
partition_of(region, _) := object.get(data.catalog.regions[region], "partition", "")

partition_of(region, otherwise) := otherwise if not data.catalog.regions[region]

# What is asked for.

demands(body) := [demand |
	some key in ["allOf", "anyOf"]
	some written in object.get(body, key, [])
	demand := as_object(written)
] if {
	not body.atLeast
} else := [as_object(written) | some written in body.atLeast.of]

as_object(written) := {"scheme": written} if is_string(written)

as_object(written) := written if is_object(written)

wanted_count(body, asked) := count(asked) if is_array(body.allOf)

wanted_count(body, _) := 1 if is_array(body.anyOf)

wanted_count(body, _) := body.atLeast.count

primary_only(body) if {
	body.minGrade == "primary"
} else := false

# Places. One that the customer has still to say is one more, and nobody can certify it.

extent(stage, contractor, spot, least) := places.union_of({places.plain(place)} | {places.nothing_known |
	place.say
}) if {
	place := places.at(stage, contractor, spot, least)
}

# seats_of are the seats at the regions of an extent, or at a place that nobody names; none if
# nothing happens anywhere.
seats_of(extent_, core) := {[core[2], core[3], partition_of(region, core[4]), region] |
	some region in extent_.regions
} if {
	is_complete(extent_)
} else := set() if {
	extent_.bounding == "none"
} else := {[core[2], core[3], core[4], ""]}

is_complete(extent_) if {
	extent_.bounding == "bounded"
	extent_.complete
	count(extent_.regions) > 0
}

judgement(failing, extent_) := {
	"verdict": max({0} | {verdict | some verdict in failing}),
	"countries": {country | some place in offending; some country in place.countries},
	"anywhere": true in {place.anywhere | some place in offending},
} if {
	offending := {place_of(region, extent_) | some region, _ in failing}
}

# place_of is the country of a region, or where it has none its own extent.
place_of(region, extent_) := {"countries": {country}, "anywhere": false} if {
	country := data.catalog.regions[region].country
} else := named(data.catalog.regions[region].place) if {
	region != ""
} else := named(extent_)

named(place) := {"countries": {country | some country in place.bound}, "anywhere": false} if {
	place.bounding in {"bounded", "none"}
} else := {"countries": {country | some country in place.known}, "anywhere": true}
