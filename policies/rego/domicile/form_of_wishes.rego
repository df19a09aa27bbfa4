# The form of evidence and wishes: what is declared, what is fixed and what is preferred.
package domicile.form

import data.domicile.dates
import data.domicile.question

# Evidence.

problems contains "`spec.evidence` is no list" if {
	is_there(spec, "evidence")
	not is_array(spec.evidence)
}

pieces := [piece | is_array(spec.evidence); some piece in spec.evidence]

problems contains "`spec.evidence` holds something that is no object" if {
	some piece in pieces
	not is_object(piece)
}

problems contains text if {
	some piece in pieces
	is_object(piece)
	some text in missing_and_unknown("spec.evidence", piece, {"kind", "with", "reference", "until"}, {
		"covers",
		"from",
		"offerings",
		"stages",
		"places",
	})
}

problems contains text if {
	some piece in pieces
	some key in ["kind", "reference"]
	is_other_than_text(piece, key)
	text := concat("", ["`spec.evidence.", key, "` is no text"])
}

problems contains text if {
	some piece in pieces
	some key in ["with", "offerings", "stages", "covers", "places"]
	is_other_than_texts(piece, key)
	text := concat("", ["`spec.evidence.", key, "` is neither text nor a list of texts"])
}

problems contains text if {
	some piece in pieces
	some key in ["from", "until"]
	is_there(piece, key)
	not dates.is_date(piece[key])
	text := concat("", ["`spec.evidence.", key, "` is no date, as in `2027-06-30`"])
}

problems contains "`spec.evidence.covers` names something that is neither a country code nor `anywhere`" if {
	some piece in pieces
	some place in question.listed(piece, "covers")
	place != "anywhere"
	not is_country(place)
}

problems contains "`spec.evidence.places` names something that is no country code" if {
	some piece in pieces
	some place in question.listed(piece, "places")
	not is_country(place)
}

problems contains "`spec.evidence.stages` names something that is no stage" if {
	some piece in pieces
	some stage in question.listed(piece, "stages")
	not is_word(stage, stage_ids)
}

problems contains "evidence of kind `availability` names the `offerings` that are available, and no other kind does" if {
	some piece in pieces
	is_object(piece)
	is_kind(piece, "availability") != is_there(piece, "offerings")
}

problems contains "only evidence of kind `contract` names `stages` and `places`, and then both" if {
	some piece in pieces
	is_object(piece)
	is_of_two_minds(piece)
}

is_of_two_minds(piece) if is_there(piece, "stages") != is_there(piece, "places")

is_of_two_minds(piece) if {
	is_there(piece, "stages")
	is_kind(piece, "contract") == false
}

problems contains "a `contract` does not open places by `covers`; it names `stages` and `places`" if {
	some piece in pieces
	piece.kind == "contract"
	is_there(piece, "covers")
}

# Wishes.

problems contains "`spec.pin` is no object" if is_other_than_object(spec, "pin")

problems contains text if {
	some text in unknown_keys("spec.pin", part(spec, "pin"), {
		"provider",
		"region",
		"service",
		"model",
		"routing",
		"variant",
	})
}

problems contains text if {
	some key, value in part(spec, "pin")
	not is_text(value)
	text := concat("", ["`spec.pin.", key, "` is no text"])
}

problems contains "a pinned `region` needs its `provider`: region codes are not unique" if {
	pin := part(spec, "pin")
	pin.region
	is_there(pin, "provider") == false
}

routings := {"in-region", "geo", "data-zone", "global"}

problems contains "`spec.pin.routing` is no routing" if not is_word(object.get(part(spec, "pin"), "routing", "geo"), routings)

problems contains "`spec.prefer` is no list" if {
	is_there(spec, "prefer")
	not is_array(spec.prefer)
}

problems contains "`spec.prefer` holds something that is no wish about the order" if {
	is_array(spec.prefer)
	some wish in spec.prefer
	not is_preference(wish)
}

is_preference(wish) if is_word(wish, {"in-country", "fewest-processing-countries"})

is_preference(wish) if {
	is_object(wish)
	count(wish) == 1
	some kind, values in wish
	kind in {"provider", "region", "model", "developer", "routing"}
	is_texts(values)
}
