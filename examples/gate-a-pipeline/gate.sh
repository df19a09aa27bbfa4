#!/bin/sh
# The step of a pipeline: prints what is wrong for a reader and keeps the decisions for the record.
# usage: gate.sh FOLDER-WITH-WORKLOADS FILE-FOR-THE-DECISIONS
set -eu
here=$(cd "$(dirname "$0")" && pwd)
check="$here/../../policy-check"

# Two runs of the same question give the same answer; the day is fixed so that midnight cannot part them.
day=${GATE_DAY:-$(date -u +%F)}
code=0
"$check" check "$1" --at "$day" --policies bundled --policies "$here/../policies/eea-only" -f json -o "$2" || code=$?
case $code in
  0) echo "gate: every placement is allowed as of $day" ;;
  1) "$check" check "$1" --at "$day" --policies bundled --policies "$here/../policies/eea-only" || true ;;
  *) echo "gate: nothing was decided (exit code $code)" >&2 ;;
esac
exit $code
