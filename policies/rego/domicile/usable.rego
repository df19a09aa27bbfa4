# METADATA
# title: Whether an offering can be used on the day
# description: >-
#   The built-in rule domicile/usable. Dates decide, not the recorded word.
package domicile.usable

import data.domicile.patterns
import data.domicile.question

# facets are the columns of an offering that matter, beside evidence of availability.
facets := ["end", "status", "availableFrom", "region"]

# gone is why an offering is no candidate, "" if it is one.
gone(end, status, from, region) := "retired" if {
	question.day >= data.catalog.ends[end].date.first
} else := "retired" if {
	status == "retired"
	not has_end(data.catalog.ends[end])
} else := "announced" if {
	is_still_to_come(from, status, region)
} else := "not-accessible" if {
	is_closed(status, region)
} else := ""

has_end(end) if end.date

has_end(end) if end.unknown

is_still_to_come(from, _, _) if {
	from != ""
	question.day < from
}

is_still_to_come(from, status, region) if {
	from == ""
	is_announced(status, region)
}

is_announced(status, _) if status == "announced"

is_announced(_, region) if data.catalog.regions[region].status == "announced"

is_closed(status, _) if status == "not-accessible"

is_closed(_, region) if data.catalog.regions[region].access == "not-available"

# verdict is that of domicile/usable without any evidence.
verdict(end, status, from, region) := 3 if {
	gone(end, status, from, region) != ""
} else := 2 if {
	not is_recorded(end, region)
} else := 2 if {
	is_impaired(data.catalog.regions[region])
} else := 2 if {
	data.catalog.ends[end].unknown
} else := 1 if {
	status == "unverified"
} else := 0

is_recorded(end, region) if {
	data.catalog.ends[end]
	data.catalog.regions[region]
}

# An advisory stands from its first day to its end; without an end it goes on.
is_impaired(region) if {
	object.get(region.advisory, "since", question.day) <= question.day
	object.get(region.advisory, "until", "9999-12-32") > question.day
}

# is_declared holds if evidence of kind availability names the offering.
is_declared(offering) if {
	some piece in availability
	question.is_with(piece, offering.operator)
	some pattern in piece.offerings
	patterns.matches_offering(pattern, offering)
}

availability := [piece | some piece in question.evidence; piece.kind == "availability"]

# warnings are what a reader should know although it refuses nothing.
warnings(end, status, region) := {text |
	some text, holds in {
		"preview: terms and places can change": status == "preview",
		"the region is in preview": data.catalog.regions[region].status == "preview",
		"deprecated": status == "deprecated",
	}
	holds
} | dated(data.catalog.ends[end])

dated(end) := {concat("", ["end of life ", end.date.text]) | end.date} | {text |
	question.day >= end.notBefore.first
	text := concat("", ["may end at any time: announced for ", end.notBefore.text, " or later"])
}

# obligations are what a customer has to do to get access.
obligations(offering) := array.concat(
	[{"id": "domicile-access", "text": text} | text := offering.obligation],
	[{"id": "domicile-region-access", "text": text} |
		access := data.catalog.regions[offering.region].access
		access in {"restricted", "separate-account", "customer-dedicated"}
		text := concat("", ["Get access to ", offering.region, ": it is ", access, "."])
	],
)
