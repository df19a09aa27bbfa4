#!/usr/bin/env bash
# The figures of docs/authoring/editor.md: how long an editor waits for the language server, on every bundled policy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
./policy-check --version >/dev/null # builds it, the first time
exec java -cp cli/target/policy-check.jar benchmarks/LspAnswers.java "${1:-5}" policies
