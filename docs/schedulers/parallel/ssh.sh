#!/bin/bash
# A sweep in shards on several machines over ssh, by GNU parallel; they need sgdscope and rsync, and no file system in common.
#   ./ssh.sh SPEC.json OUT SHARDS HOST,HOST… [options of parallel, as --jobs 8]
# HOST as for ssh, which must need no password. A shard whose machine fails starts again on another one. The same call again
# performs what is missing.
set -euo pipefail
[ $# -ge 4 ] || { echo "usage: $0 SPEC.json OUT SHARDS HOST,HOST… [options of parallel]" >&2; exit 2; }
spec=$(realpath "$1") out=$2 shards=$3 hosts=$4
shift 4
sgdscope=${SGDSCOPE:-sgdscope}
# What is wrong with the spec is said here; and how long a shard takes.
$sgdscope plan "$spec" --shards "$shards"
mkdir -p "$out"
cd "$out"
# On each host in a folder of its own below the login folder, named after the spec. Of a shard only its finished file comes back;
# nothing stays there. /./ is where rsync begins to keep folders.
folder=sgdscope-$(sha256sum <"$spec" | cut -c 1-16)
for i in $(seq "$shards"); do [ -e "shard-$i-of-$shards/shard.journal" ] || echo "$i"; done |
  parallel --quote --retries 3 --sshlogin "$hosts" --workdir "$folder" --cleanup \
    --basefile "$(dirname "$spec")/./$(basename "$spec")" --return "shard-{}-of-$shards/shard.journal" "$@" \
    $sgdscope sweep "$(basename "$spec")" --shard "{}/$shards" --workers 1 --out .
$sgdscope merge . --out .
