#!/usr/bin/env bash
# The figures of benchmarks/README.md: the same workloads decided by OPA with the bundle and in process, in one run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-10}
opa=$(tools/install-opa)
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT

./policy-check bundle -o "$work/domicile.tar.gz"
port=$((20000 + RANDOM % 20000))
"$opa" run --server --bundle "$work/domicile.tar.gz" --addr "127.0.0.1:$port" --skip-version-check --log-level error 2>"$work/opa.log" &
server=$!
until curl -sf "http://127.0.0.1:$port/health?bundles" >/dev/null; do sleep 0.1; done

for name in discharge-summaries cl-retail-assistant open-weight-on-neo-cloud; do
  workload=examples/workloads/$name.yaml
  # YAML to JSON by the one program at hand that reads both.
  "$opa" eval --format raw --data "workload:$workload" 'json.marshal({"input": {"asOf": "2026-11-25", "workload": data.workload}})' >"$work/$name.json"
  "$opa" eval --format raw --data "question:$work/$name.json" 'json.marshal(data.question.input)' >"$work/$name-input.json"
  java -cp cli/target/policy-check.jar benchmarks/OpaBesideJava.java "http://127.0.0.1:$port" "$workload" "$work/$name.json" "$seconds"
  echo "  opa bench:"
  "$opa" bench --bundle "$work/domicile.tar.gz" --input "$work/$name-input.json" --count 1 data.domicile.decision |
    grep -E 'ns/op|B/op|samples' | sed 's/^/    /'
done
