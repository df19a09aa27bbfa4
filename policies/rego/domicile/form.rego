# METADATA
# title: The form of a question
# description: >-
#   Which keys stand where, which are required, and what their values look like. Text is required to
#   be text: `null`, numbers and truth values are none.
package domicile.form

import data.domicile.dates
import data.domicile.question

# The question.

problems contains "the input is not an object with `workload` and `asOf`" if not is_object(input)

problems contains text if {
	is_object(input)
	some text in unknown_keys("input", input, {"workload", "asOf", "uncovered", "minConfidence"})
}

problems contains "`asOf` is missing or no day of the calendar, as in `2026-11-22`" if not asks_of_a_day

asks_of_a_day if dates.is_day(input.asOf)

problems contains "`uncovered` is neither `refuse` nor `warn`" if {
	not is_word(object.get(input, "uncovered", "refuse"), {"refuse", "warn"})
}

problems contains "`minConfidence` is none of `low`, `medium` and `high`" if {
	not is_word(object.get(input, "minConfidence", "low"), {"low", "medium", "high"})
}

# The document.

problems contains "`workload` is missing or no document" if not has_workload

has_workload if is_object(input.workload)

workload := object.get(input, "workload", {})

problems contains text if {
	has_workload
	some text in missing_and_unknown("workload", workload, {"apiVersion", "kind", "metadata", "spec"}, set())
}

problems contains "`apiVersion` is not `domicile/v1`" if {
	has_workload
	object.get(workload, "apiVersion", "domicile/v1") != "domicile/v1"
}

problems contains "`kind` is not `Workload`" if {
	has_workload
	object.get(workload, "kind", "Workload") != "Workload"
}

metadata := part(workload, "metadata")

problems contains text if {
	is_object(workload.metadata)
	some text in missing_and_unknown("metadata", metadata, {"name"}, {"labels"})
}

problems contains "`metadata` is no object" if is_other_than_object(workload, "metadata")

problems contains "`metadata.name` is no text" if is_other_than_text(metadata, "name")

problems contains "`metadata.labels` is no object" if is_other_than_object(metadata, "labels")

problems contains text if {
	some label, value in part(metadata, "labels")
	not is_text(value)
	text := concat("", ["`metadata.labels.", label, "` is no text"])
}

# The spec.

spec := part(workload, "spec")

problems contains "`spec` is no object" if is_other_than_object(workload, "spec")

problems contains text if {
	is_object(workload.spec)
	some text in missing_and_unknown("spec", spec, {"data", "requester"}, {
		"sector",
		"stages",
		"evidence",
		"models",
		"capabilities",
		"accelerators",
		"pin",
		"prefer",
	})
}

problems contains text if {
	some key in ["sector", "models", "capabilities", "accelerators"]
	is_other_than_texts(spec, key)
	text := concat("", ["`spec.", key, "` is neither text nor a list of texts"])
}

problems contains "`spec.data` is no object" if is_other_than_object(spec, "data")

problems contains text if {
	is_object(spec.data)
	some text in missing_and_unknown("spec.data", spec.data, {"subjects", "categories"}, {"classification"})
}

problems contains "`spec.data.subjects` is no list of country codes, as in `[DE]`" if {
	not is_list_of_countries(object.get(part(spec, "data"), "subjects", []))
}

problems contains "`spec.data.categories` is no list of texts" if {
	not is_list_of_texts(object.get(part(spec, "data"), "categories", []))
}

problems contains "`spec.data.classification` is neither text nor a list of texts" if {
	is_other_than_texts(part(spec, "data"), "classification")
}

problems contains "`spec.requester` is no object" if is_other_than_object(spec, "requester")

problems contains text if {
	is_object(spec.requester)
	some text in missing_and_unknown("spec.requester", spec.requester, {"country"}, {"regimes"})
}

problems contains "`spec.requester.country` is no country code, as in `DE`" if {
	not is_list_of_countries([country | country := part(spec, "requester").country])
}

problems contains "`spec.requester.regimes` is no list of texts" if {
	not is_list_of_texts(object.get(part(spec, "requester"), "regimes", []))
}

# Stages: a list of names, or names with what is said of them.

problems contains "`spec.stages` is neither a list of stages nor an object by stages, or it is empty" if {
	is_there(spec, "stages")
	not is_some_stages(spec.stages)
}

is_some_stages(stages) if {
	is_array(stages)
	count(stages) > 0
}

is_some_stages(stages) if {
	is_object(stages)
	count(stages) > 0
}

problems contains text if {
	some stage in stage_names
	not is_word(stage, stage_ids)
	text := concat("", ["`spec.stages` names `", json.marshal(stage), "`, which is no stage"])
}

stage_ids := {stage | some stage in question.all_stages}

stage_names := {stage | some stage in spec.stages} if is_array(spec.stages)

stage_names := object.keys(spec.stages) if is_object(spec.stages)

stage_uses[stage] := use if {
	is_object(spec.stages)
	some stage, use in spec.stages
	use != null
}

problems contains text if {
	some stage, use in stage_uses
	not is_object(use)
	text := concat("", ["`spec.stages.", stage, "` is no object"])
}

problems contains text if {
	some stage, use in stage_uses
	is_object(use)
	some text in unknown_keys(concat(".", ["spec.stages", stage]), use, {"feature", "at", "copies", "custody"})
}

problems contains text if {
	some stage, use in stage_uses
	some key in ["at", "copies"]
	is_other_than_texts(use, key)
	text := concat("", ["`spec.stages.", stage, ".", key, "` is neither text nor a list of texts"])
}

problems contains text if {
	some stage, use in stage_uses
	some key in ["feature", "custody"]
	is_other_than_text(use, key)
	text := concat("", ["`spec.stages.", stage, ".", key, "` is no text"])
}

# What values look like.

is_there(object_, key) if {
	some other, _ in object_
	other == key
} else := false

is_kind(piece, kind) if {
	piece.kind == kind
} else := false

part(object_, key) := object_[key] if {
	is_object(object_[key])
} else := {}

is_text(value) if {
	is_string(value)
	regex.match(`[^\s]`, value)
}

is_texts(value) if is_text(value)

is_texts(value) if {
	is_array(value)
	count(value) > 0
	is_list_of_texts(value)
}

is_list_of_texts(value) if {
	is_array(value)
	every item in value {
		is_text(item)
	}
}

is_list_of_countries(value) if {
	is_array(value)
	every item in value {
		is_country(item)
	}
}

is_country(value) if value in question.known_countries

is_word(value, words) if value in words

is_other_than_text(object_, key) if {
	is_there(object_, key)
	not is_text(object_[key])
}

is_other_than_texts(object_, key) if {
	is_there(object_, key)
	not is_texts(object_[key])
}

is_other_than_object(object_, key) if {
	is_there(object_, key)
	not is_object(object_[key])
}

missing_and_unknown(where, object_, required, optional) := missing | unknown_keys(where, object_, required | optional) if {
	missing := {text |
		some key in required
		is_there(object_, key) == false
		text := concat("", ["`", where, ".", key, "` is missing"])
	}
}

unknown_keys(where, object_, known) := {text |
	some key, _ in object_
	not is_word(key, known)
	text := concat("", ["there is no key `", key, "` in `", where, "`"])
}
