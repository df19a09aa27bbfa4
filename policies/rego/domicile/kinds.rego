# METADATA
# title: The rule kinds
# description: >-
#   Which package judges which kind. A kind that is not known here, or a requirement that cannot be
#   read, is not known to be met: it has one part, and no key of it is answered.
package domicile.kinds

import data.domicile.certification
import data.domicile.evidence
import data.domicile.offering
import data.domicile.portability
import data.domicile.question
import data.domicile.residency
import data.domicile.statement

whole := [{"stage": "", "facets": ["operator"]}]

parts(kind, body) := whole if {
	not is_readable(kind, body)
} else := residency.parts(body) if {
	kind == "residency"
} else := certification.parts(body) if {
	kind == "certification"
} else := offering.parts(body) if {
	kind == "offering"
} else := evidence.parts(body) if {
	kind == "evidence"
} else := statement.parts(body) if {
	kind == "statement"
} else := portability.parts(body) if {
	kind == "portability"
} else := whole

# A body that is no object, or with stages that do not exist, must not pass for one that asks nothing.
is_readable(kind, body) if {
	is_object(body)
	stages := object.get(body, "stages", ["all"])
	count(stages) > 0
	every stage in stages {
		is_stage(stage)
	}
	asks_of_workload(kind, body)
}

is_stage(stage) if stage == "all"

is_stage(stage) if stage in question.all_stages

asks_of_workload(kind, _) if kind != "portability"

asks_of_workload(kind, body) if {
	kind == "portability"
	count(body) > 0
}

answers(kind, body, part, keys) := residency.judged(body, part, keys) if {
	kind == "residency"
} else := certification.judged(body, part, keys) if {
	kind == "certification"
} else := offering.judged(body, part, keys) if {
	kind == "offering"
} else := evidence.judged(body, part, keys) if {
	kind == "evidence"
} else := statement.judged(body, part, keys) if {
	kind == "statement"
} else := {}

# closes are the verdicts that orEvidence closes unless the rule says otherwise.
closes(kind) := {2, 3} if kind == "residency"

closes(kind) := {2} if kind != "residency"
