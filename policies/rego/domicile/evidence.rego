# METADATA
# title: Declared evidence, and the rule kind evidence
# description: >-
#   Evidence counts if it is unexpired, concluded with the operator, and covers every country that
#   it has to open. The rule kind asks for it; `orEvidence` lets it close what facts leave open.
package domicile.evidence

import data.domicile.question

# parts is one whole: the operator is all that matters.
parts(_) := [{"stage": "", "facets": ["operator"]}]

# judged is whether what is asked for is declared with each operator. It could always be, so
# nothing is ever violated.
judged(body, _, keys) := {key: {
	"verdict": verdict(body, key[0]),
	"countries": set(),
	"anywhere": false,
} |
	some key in keys
}

verdict(demand, operator) := 0 if is_met(demand, operator, set(), false)

verdict(demand, operator) := 1 if not is_met(demand, operator, set(), false)

# is_met holds if all kinds of `allOf` and one kind of `anyOf` count and open the countries named,
# or every place if there may be any. A demand that names no kind is never met.
is_met(demand, operator, countries, anywhere) if {
	count(kinds(demand)) > 0
	every kind in object.get(demand, "allOf", []) {
		is_open({kind}, operator, countries, anywhere)
	}
	is_any_met(demand, operator, countries, anywhere)
}

is_any_met(demand, _, _, _) if count(object.get(demand, "anyOf", [])) == 0

is_any_met(demand, operator, countries, anywhere) if {
	kinds := {kind | some kind in object.get(demand, "anyOf", [])}
	is_open(kinds, operator, countries, anywhere)
}

is_open(kinds, operator, countries, anywhere) if {
	pieces := {piece |
		some piece in question.evidence
		piece.kind in kinds
		question.is_with(piece, operator)
	}
	count(pieces) > 0
	are_opened(pieces, countries, anywhere)
}

are_opened(pieces, _, _) if {
	some piece in pieces
	piece.anywhere
}

are_opened(pieces, countries, anywhere) if {
	anywhere == false
	count(countries - {country | some piece in pieces; some country in piece.covers}) == 0
}

# closed is a judgement with what declared evidence makes of it: satisfied if it is met, otherwise
# it could be.
closed(judgement, or_evidence, by_default, _) := judgement if {
	not is_open_question(judgement, or_evidence, by_default)
}

closed(judgement, or_evidence, by_default, operator) := satisfied if {
	is_open_question(judgement, or_evidence, by_default)
	is_met(or_evidence, operator, judgement.countries, judgement.anywhere)
}

closed(judgement, or_evidence, by_default, operator) := object.union(judgement, {"verdict": 1}) if {
	is_open_question(judgement, or_evidence, by_default)
	not is_met(or_evidence, operator, judgement.countries, judgement.anywhere)
}

satisfied := {"verdict": 0, "countries": set(), "anywhere": false}

# is_open_question holds for what evidence may close: `closes` says which verdicts, and each kind of
# rule has its own if it says nothing.
is_open_question(judgement, or_evidence, by_default) if {
	is_closable(judgement.verdict, object.get(or_evidence, "closes", by_default))
	not is_no_matter_for_contract(judgement, or_evidence)
}

is_closable(verdict_, _) if verdict_ == 1

is_closable(verdict_, closes) if {
	verdict_ > 1
	verdict_ in closes
}

# A contract says where a stage happens if no source does. Where the places are known, there is no
# contract to ask for.
is_no_matter_for_contract(judgement, or_evidence) if {
	kinds(or_evidence) == {"contract"}
	is_placed(judgement)
}

is_placed(judgement) if judgement.verdict != 2

is_placed(judgement) if judgement.anywhere == false

kinds(demand) := {kind |
	some key in ["allOf", "anyOf"]
	some kind in object.get(demand, key, [])
}
