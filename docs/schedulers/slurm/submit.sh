#!/bin/bash
# A sweep in shards on Slurm: a job array, and a merge that starts when every shard is done.
#   ./submit.sh SPEC.json OUT SHARDS [options of sbatch for the shards, as --time=04:00:00 --partition=short]
# The same call again performs what is missing: a shard that is done ends at once. OUT is on a file system that all nodes share.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
[ $# -ge 3 ] || { echo "usage: $0 SPEC.json OUT SHARDS [options of sbatch]" >&2; exit 2; }
spec=$1 out=$2 shards=$3
shift 3
# What is wrong with the spec is said here, before anything is queued; and how long a shard takes.
${SGDSCOPE:-sgdscope} plan "$spec" --shards "$shards"
mkdir -p "$out"
array=$(sbatch --parsable --array="1-$shards" "$@" "$here/sweep.sbatch" "$spec" "$out" "$shards")
merge=$(sbatch --parsable --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes "$here/merge.sbatch" "$out")
echo "array ${array%%;*}, merge ${merge%%;*}"
