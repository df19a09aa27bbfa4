# What the decision log does not keep: whose data it is, and who asks.
package system.log

mask contains "/input/workload/spec/data/subjects"

mask contains {"op": "upsert", "path": "/input/workload/spec/requester", "value": "***"}
