# METADATA
# title: A small cloud for the tests
# description: >-
#   Two operators, four regions, three models: `acme` in Germany and anywhere, `bolt` in France and
#   where nobody knows.
package domicile.fixture

day := "2026-11-22"

# places by what they are; the catalog lists them in this order.
germany := 0

anywhere := 1

unrecorded := 2

nowhere := 3

chosen := 4

europe := 5

doubtful_germany := 6

america := 7

places := [
	{"bounding": "bounded", "known": ["DE"], "bound": ["DE"], "regions": ["acme/de"], "complete": true, "confidence": 2},
	{"bounding": "anywhere", "known": ["US"], "bound": [], "regions": [], "complete": false, "confidence": 2},
	{"bounding": "unknown", "known": [], "bound": [], "regions": [], "complete": false, "confidence": 0},
	{"bounding": "none", "known": [], "bound": [], "regions": [], "complete": false, "confidence": 2},
	{"bounding": "customer-chosen", "known": [], "bound": [], "regions": [], "complete": false, "confidence": 2},
	{"bounding": "bounded", "known": ["DE"], "bound": ["DE", "FR", "CH"], "regions": ["acme/de"], "complete": false, "confidence": 2},
	{"bounding": "bounded", "known": ["DE"], "bound": ["DE"], "regions": ["acme/de"], "complete": true, "confidence": 0},
	{"bounding": "bounded", "known": ["US"], "bound": ["US"], "regions": ["acme/us"], "complete": true, "confidence": 2},
]

offering(id, changes) := object.union(
	{
		"id": id,
		"base": split(id, "+")[0],
		"operator": "acme-gmbh",
		"provider": "acme",
		"region": "acme/de",
		"code": "de",
		"service": "models",
		"model": "small",
		"developer": "dev",
		"routing": "in-region",
		"variant": "",
		"hosting": "",
		"status": "available",
		"confidence": 2,
		"parents": 0,
		"licensors": 0,
		"end": 0,
		"availableFrom": "",
		"inference": germany,
		"fine-tuning": germany,
		"session-state": germany,
		"storage": germany,
		"logs": germany,
		"backup": germany,
		"provider-retention": nowhere,
		"support-access": germany,
		"key-custody": germany,
	},
	changes,
)

offerings := [
	offering("acme/de/models/big@in-region", {"model": "big"}),
	offering("acme/de/models/small@global", {"routing": "global", "inference": anywhere}),
	offering("acme/de/models/small@in-region", {}),
	offering("acme/us/models/small@in-region", {"region": "acme/us", "code": "us", "inference": america}),
	offering("bolt/fr/endpoints/open@in-region+dedicated", {
		"operator": "",
		"provider": "bolt",
		"region": "bolt/fr",
		"code": "fr",
		"service": "endpoints",
		"model": "open",
		"developer": "commons",
		"variant": "dedicated",
		"inference": unrecorded,
	}),
]

region(changes) := object.union(
	{
		"place": {"bounding": "unknown", "known": [], "bound": [], "regions": [], "complete": false},
		"status": "ga",
		"access": "open",
		"personnel": "unknown",
		"keys": [],
		"accelerators": [],
		"offerings": [],
		"confidence": 2,
	},
	changes,
)

model(changes) := object.union(
	{
		"developer": "dev",
		"inputs": ["text"],
		"outputs": ["text"],
		"capabilities": ["chat"],
		"offerings": [],
		"confidence": 2,
	},
	changes,
)

catalog := {
	"digest": "sha256:catalog",
	"offerings": offerings,
	"places": places,
	"lists": [[]],
	"ends": [
		{"unknown": false},
		{"unknown": false, "date": {"first": "2026-12-01", "last": "2026-12-01", "text": "2026-12-01"}},
		{"unknown": true},
		{"unknown": false, "notBefore": {"first": "2026-01-01", "last": "2026-01-31", "text": "2026-01"}},
	],
	"regions": {
		"acme/de": region({"country": "DE", "accelerators": ["h100"], "keys": ["customer-held"], "offerings": [0, 1, 2]}),
		"acme/us": region({"country": "US", "offerings": [3]}),
		"bolt/fr": region({"country": "FR", "offerings": [4]}),
		"acme/gone": region({"country": "DE", "access": "not-available", "status": "announced"}),
	},
	"models": {
		"big": model({"offerings": [0]}),
		"small": model({"offerings": [1, 2, 3], "inputs": [], "outputs": [], "capabilities": []}),
		"open": model({"developer": "commons", "offerings": [4], "capabilities": ["chat", "tool-use"]}),
	},
	"developers": {"dev": {"jurisdiction": "US", "confidence": 2}, "commons": {"confidence": 2}},
	"entities": {"acme-gmbh": {"jurisdiction": "DE", "confidence": 2}},
	"providers": ["acme", "bolt"],
	"countries": ["CH", "DE", "FR", "GB", "IN", "JP", "NO", "US"],
	"services": {"models": {"names": ["models"]}, "endpoints": {"names": ["endpoints"]}},
	"features": {"memory": {"service": "models", "extents": {"acme/de": {"stores": germany, "infers": europe}}}},
	"schemes": {},
	"attestations": {},
	"sets": {
		"UNION": {"includes": [], "membersKnown": true, "members": [
			{"country": "DE", "scoped": false, "evidence": []},
			{"country": "FR", "scoped": false, "evidence": []},
			{"country": "GB", "until": "2021-01-01", "scoped": false, "evidence": []},
		]},
		"WIDER": {"includes": ["UNION"], "membersKnown": true, "members": [
			{"country": "NO", "from": "2026-11-22", "scoped": false, "evidence": []},
			{"country": "US", "scoped": true, "evidence": ["clauses"]},
		]},
		"EMPTY": {"includes": [], "membersKnown": true, "members": []},
		"UNREAD": {"includes": [], "membersKnown": false, "members": []},
	},
	"notices": {},
	"vocabulary": {
		"sectors": {"finance": {}, "banking": {"parent": "finance"}, "healthcare": {}},
		"categories": {"personal": {"implies": []}, "health": {"implies": ["special"]}, "special": {"implies": ["personal"]}},
		"ladders": {"general": ["public", "internal", "confidential"], "gov": ["open", "secret"]},
		"regimes": {
			"de-health": {"area": "DE", "general": false},
			"union-general": {"area": "UNION", "general": true},
			"in-payment": {"area": "IN", "general": false},
		},
		"evidenceKinds": {
			"clauses": {"withAny": false},
			"contract": {"withAny": false},
			"approval": {"withAny": true},
			"availability": {"withAny": false},
		},
		"capabilities": ["chat", "tool-use", "embedding"],
		"accelerators": ["h100"],
	},
}

workload := {
	"apiVersion": "domicile/v1",
	"kind": "Workload",
	"metadata": {"name": "letters"},
	"spec": spec,
}

spec := {
	"data": {"subjects": ["DE"], "categories": ["personal"]},
	"requester": {"country": "DE", "regimes": []},
	"stages": ["inference"],
}

question := {"workload": workload, "asOf": day}

# asked is the question with another spec.
asked(changes) := {"workload": object.union(workload, {"spec": object.union(spec, changes)}), "asOf": day}

# replaced is the question with another value under a key of the spec, also for objects.
replaced(key, value) := {
	"workload": object.union(
		object.remove(workload, ["spec"]),
		{"spec": object.union(object.remove(spec, [key]), {key: value})},
	),
	"asOf": day,
}

evidence(changes) := object.union(
	{"kind": "clauses", "with": "acme-gmbh", "reference": "C-1", "until": "2027-01-01"},
	changes,
)

# Policies of one rule each.

rule(id, kind, body) := {
	"id": id,
	"policy": split(id, "/")[0],
	"enforcement": "enforce",
	"branches": [{"requirements": [{"kind": kind, "body": body}]}],
	"obligations": [],
}

inside_union := rule("union/inside", "residency", {"stages": ["inference"], "onlyIn": ["UNION"]})

policies(rules, waivers) := {
	"digest": "sha256:policies",
	"policies": {id: {"title": id, "jurisdiction": "UNION"} | some one in rules; id := one.policy},
	"rules": rules,
	"texts": {one.id: {"kind": "residency", "title": one.id, "grade": "primary", "citations": []} | some one in rules},
	"waivers": waivers,
}
