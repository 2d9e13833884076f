#!/bin/bash
# A sweep in shards on Grid Engine: an array, and a merge after it.
#   ./submit.sh SPEC.json OUT SHARDS [options of qsub for the shards, as -l h_rt=4:00:00]
# The same call again performs what is missing: a shard that is done ends at once. OUT is on a file system that all nodes share.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
[ $# -ge 3 ] || { echo "usage: $0 SPEC.json OUT SHARDS [options of qsub]" >&2; exit 2; }
spec=$1 out=$2 shards=$3
shift 3
# What is wrong with the spec is said here, before anything is queued; and how long a shard takes.
${SGDSCOPE:-sgdscope} plan "$spec" --shards "$shards"
mkdir -p "$out"
export SGDSCOPE_PATH=$PATH
array=$(qsub -terse -t "1-$shards" "$@" "$here/sweep.sge" "$spec" "$out" "$shards")
merge=$(qsub -terse -hold_jid "${array%%.*}" "$here/merge.sge" "$out")
echo "array ${array%%.*}, merge $merge"
