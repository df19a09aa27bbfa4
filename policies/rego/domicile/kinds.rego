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

# whole is a part that nobody answers.
whole := [{"stage": "", "facets": ["operator"]}]

# parts are what a requirement judges, each with the columns of offerings that it reads.
parts(kind, body) := whole if {
	not is_readable(body)
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

# A body that says nothing, or names stages that do not exist, must not pass for one that asks nothing.
is_readable(body) if {
	is_object(body)
	count(body) > 0
	stages := object.get(body, "stages", ["all"])
	count(stages) > 0
	every stage in stages {
		is_stage(stage)
	}
}

is_stage(stage) if stage == "all"

is_stage(stage) if stage in question.all_stages

# answers are the judgements of a part on its keys.
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
