# METADATA
# title: What claims say of a service
# description: >-
#   A claim is read once for each demand and service, for a place that is named (`here`) and for one
#   that nobody names (`nowhere`). What it means is one of:
#     holds         what is asked, here and now
#     out-of-scope  names the service as out of scope
#     falls-short   names the service, at a lower level or version, or ended
#     open          names the service and leaves the answer open
#     umbrella      may or may not be about the service
#     no-help       whatever it is about, it would fall short; another claim may still hold
package domicile.claims

import data.domicile.question

# read gives for each [holder, service] and each demand the readings of the holder's claims. A
# scheme that is not known, or a holder that is not, has none.
read(asked, pairs, least, primary_only) := {pair: [readings(demand, pair[0], pair[1], least, primary_only) |
	some demand in asked
] |
	some pair in pairs
}

readings(demand, holder, service, least, primary_only) := [reading |
	scheme := data.catalog.schemes[demand.scheme]
	holder != ""
	some claim in data.catalog.attestations[concat(" ", [holder, demand.scheme])]
	named := names(claim, service)
	not is_about_others(claim, named)
	quality := quality_of(claim, demand, scheme)
	doubted := is_doubted(claim.confidence, claim.primary, least, primary_only)
	reading := {
		"here": meaning(claim.status, named, doubted, quality, claim.regionsListed, true),
		"nowhere": meaning(claim.status, named, doubted, quality, claim.regionsListed, false),
		"partition": object.get(claim, "partition", ""),
		"listed": claim.regionsListed,
		"regions": {region | some region in claim.regions},
	}
]

names(claim, service) if {
	claim.servicesListed
	some name in data.catalog.services[service].names
	name in claim.services
} else := false

is_about_others(claim, named) if {
	claim.servicesListed
	named == false
}

# verdict is what the readings say at a place ("" if nobody names it) in a partition.
verdict(by_demand, partition, region, wanted) := together(
	count([1 | some one in verdicts; one == 0]),
	count([1 | some one in verdicts; one == 2]),
	wanted,
) if {
	verdicts := [one |
		some some_readings in by_demand
		one := on_scheme(meanings(some_readings, partition, region))
	]
}

# So many schemes hold, so many could.
together(holding, open, wanted) := 0 if {
	holding >= wanted
} else := 2 if {
	holding + open >= wanted
} else := 3

meanings(some_readings, partition, region) := {reading.nowhere |
	region == ""
	some reading in some_readings
	is_of_partition(reading.partition, partition)
} | {reading.here |
	region != ""
	some reading in some_readings
	is_of_partition(reading.partition, partition)
	is_of_region(reading, region)
}

is_of_partition(claimed, _) if claimed == ""

is_of_partition(_, partition) if partition == ""

is_of_partition(claimed, partition) if claimed == partition

is_of_region(reading, _) if reading.listed == false

is_of_region(reading, region) if region in reading.regions

# on_scheme is what all meanings say together. The best counts. What speaks against the service
# refuses unless something leaves the matter open; that it is out of scope is more than an umbrella
# can leave open.
on_scheme(meant) := 0 if {
	"holds" in meant
} else := 2 if {
	"open" in meant
} else := 3 if {
	"out-of-scope" in meant
} else := 2 if {
	"umbrella" in meant
} else := 3 if {
	"falls-short" in meant
} else := 2

# meaning of a claim by its status. Anything else than what is listed leaves the matter open.
meaning("in-scope", named, doubted, quality, listed, here) := in_scope(named, doubted, quality, listed, here)

meaning("out-of-scope", named, doubted, _, listed, here) := out_of_scope(named, doubted, listed, here)

meaning(status, named, _, quality, _, _) := left_open(about(named), quality) if {
	status in {"disputed", "undetermined"}
}

meaning("infrastructure", _, _, quality, _, _) := left_open("umbrella", quality)

about(true) := "open"

about(false) := "umbrella"

# left_open falls short whatever the answer is, if the claim itself does.
left_open(_, 3) := "no-help"

left_open(meant, quality) := meant if quality < 3

out_of_scope(named, doubted, listed, here) := "umbrella" if {
	named == false
} else := "open" if {
	doubted
} else := "open" if {
	listed
	here == false
} else := "out-of-scope"

in_scope(named, doubted, quality, listed, here) := left_open("umbrella", quality) if {
	named == false
} else := left_open("open", quality) if {
	doubted
} else := left_open("open", quality) if {
	listed
	here == false
} else := "falls-short" if {
	quality == 3
} else := "open" if {
	listed == false
} else := "holds" if {
	quality == 0
} else := "open"

# A claim that nobody is sure of, or that only somebody else's account shows, leaves things open.
is_doubted(confidence, primary, least, primary_only) if {
	confidence < least
} else if {
	primary_only
	primary == false
} else := false

# quality_of is the worst of level, version, type and validity: 0 good, 2 unknown, 3 too low or ended.
quality_of(claim, demand, scheme) := max({
	reached(object.get(claim, "level", ""), object.get(demand, "level", ""), scheme.levels),
	reached(object.get(claim, "version", ""), object.get(demand, "version", ""), scheme.versions),
	typed(object.get(claim, "level", ""), demand),
	validity(claim, scheme.reportBased),
})

reached(_, "", _) := 0

reached(held, asked, order) := compared(held, asked, order, false) if {
	is_string(asked)
	asked != ""
}

reached(held, asked, order) := compared(held, asked.atLeast, order, true) if is_object(asked)

compared(held, asked, order, or_more) := 2 if {
	held == ""
} else := 0 if {
	held == asked
} else := 2 if {
	count({held, asked} - {step | some step in order}) > 0
} else := 3 if {
	position(order, held) < position(order, asked)
} else := 0 if {
	or_more
} else := 2

position(order, word) := min({i | some i, other in order; other == word})

# Types have no order: holding one says nothing of another.
typed(_, demand) := 0 if not asks_type(demand)

typed(held, demand) := 0 if {
	asks_type(demand)
	held in demand.types.anyOf
} else := 2 if {
	asks_type(demand)
}

asks_type(demand) if count(demand.types.anyOf) > 0

# A report about a past period counts from its issue, or the day on which it was read, for a while;
# later it is unknown, since there may be a newer one. A certificate counts until its end. Partial
# dates are read as for a permission.
validity(claim, report_based) := of_report(claim) if is_report(claim, report_based)

validity(claim, report_based) := of_certificate(claim) if not is_report(claim, report_based)

is_report(_, report_based) if report_based

is_report(claim, _) if claim.periodUntil

of_report(claim) := 0 if {
	claim.periodUntil
	question.day < claim.countsUntil
	question.day >= shown(claim)
} else := 2

shown(claim) := claim.issued.last if {
	claim.issued
} else := claim.asOf.last

of_certificate(claim) := 2 if {
	not has_firm_end(claim)
} else := 3 if {
	question.day >= claim.until.first
} else := 0 if {
	not has_begin(claim)
} else := 0 if {
	question.day >= begin(claim)
} else := 2

has_firm_end(claim) if {
	claim.untilFirm
	claim.until
}

has_begin(claim) if begin(claim)

begin(claim) := claim.from.last if {
	claim.from
} else := claim.issued.last
