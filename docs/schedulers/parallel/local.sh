#!/bin/bash
# A sweep in shards on one machine, one process per core, by GNU parallel.
#   ./local.sh SPEC.json OUT SHARDS [options of parallel, as --jobs 8]
# The same call again performs what is missing. Interrupted, every shard has a minute to save.
set -euo pipefail
[ $# -ge 3 ] || { echo "usage: $0 SPEC.json OUT SHARDS [options of parallel]" >&2; exit 2; }
spec=$1 out=$2 shards=$3
shift 3
sgdscope=${SGDSCOPE:-sgdscope}
# What is wrong with the spec is said here; and how long a shard takes.
$sgdscope plan "$spec" --shards "$shards"
seq "$shards" | parallel --quote --retries 3 --termseq TERM,60000,KILL "$@" \
  $sgdscope sweep "$spec" --shard "{}/$shards" --workers 1 --out "$out"
$sgdscope merge "$out" --out "$out"
