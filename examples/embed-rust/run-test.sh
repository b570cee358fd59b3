#!/usr/bin/env bash
# Builds the example beside MASE's own build, so that only path dependencies are compiled again, and runs it.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
unset MASE_HOME
out=$(mktemp)
trap 'rm -f "$out"' EXIT

# Sharing needs the same versions, hence the lock file, and the same profile.
cp "$root/Cargo.lock" .
target=${CARGO_TARGET_DIR:-$root/target}
cargo build --quiet --target-dir "$target"
"$target/debug/mase-embed-example" >"$out" 2>&1 || { cat "$out"; exit 1; }

# In order: our pass's remark, the report (three transpositions became one), and the module.
for text in "Remark: 'func.func' op has 5 of 5 nodes within 8 bits" \
  'linear_0     linear     1x64 fixed<8, 5>  10x64 fixed<8, 6>  1x10 fixed<8, 5>   640     640' \
  '4 nodes, 640 MACs and 640 parameters per inference' \
  'mase.target = #mase.target<device = "xcu250", count = 2' \
  'mase.linear %2, %0 {mase.hw = #mase.hw<toolchain = predefined, ip = "mase_linear"'; do
  grep -qF -- "$text" "$out" || { echo "embed-rust: '$text' is missing in:"; cat "$out"; exit 1; }
done
echo "embed-rust: our pass ran between MLIR's and MASE's"
