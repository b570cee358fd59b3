#!/usr/bin/env bash
# Installs MASE into an empty prefix, builds the example against what was installed, and runs it. Also checks that the
# installed tools find their data. MASE_BIN_DIR names the cargo build to install, target/debug by default.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
bin=${MASE_BIN_DIR:-$root/target/debug}
llvm=${MLIR_SYS_220_PREFIX:-$(sed -n 's/^MLIR_SYS_220_PREFIX = "\(.*\)"/\1/p' "$root/.cargo/config.toml")}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix
unset MASE_HOME

fail() {
  echo "embed-cpp: $1"
  [ $# -lt 2 ] || sed 's/^/  | /' "$2"
  exit 1
}
# expect FILE TEXT...: each text is in the file.
expect() {
  local file=$1 text
  shift
  for text in "$@"; do
    grep -qF -- "$text" "$file" || fail "'$text' is missing in:" "$file"
  done
}

# The prefix is only known when installing, as in the first lines of the top CMakeLists.txt.
cmake -S "$root" -B "$scratch/mase" -G Ninja -DMASE_PROFILE="$(basename "$bin")" -DMASE_TARGET_DIR="$(dirname "$bin")" \
  >"$scratch/log" || fail "MASE does not configure:" "$scratch/log"
cmake --build "$scratch/mase" &>"$scratch/log" || fail "MASE does not build:" "$scratch/log"
cmake --install "$scratch/mase" --prefix "$prefix" >"$scratch/log" || fail "MASE does not install:" "$scratch/log"

cmake -S "$here" -B "$scratch/example" -G Ninja -DCMAKE_BUILD_TYPE=Release -DMLIR_DIR="$llvm/lib/cmake/mlir" \
  -DCMAKE_CXX_COMPILER="$llvm/bin/clang++" -DCMAKE_PREFIX_PATH="$prefix" >"$scratch/log" ||
  fail "the example does not configure:" "$scratch/log"
cmake --build "$scratch/example" >"$scratch/log" || fail "the example does not build:" "$scratch/log"

# The example: canonicalize joined the reshapes, mase-init named the nodes, mase-report printed a row for each.
"$scratch/example/embed" >"$scratch/out" || fail "the example failed:" "$scratch/out"
expect "$scratch/out" 'classify,linear_0,linear,1x64 f32,10x64 f32,1x10 f32,640,640,' \
  'mase.reshape %arg0 {mase.hw' ': (tensor<1x8x8xf32>) -> tensor<1x64xf32>' 'ip = "mase_linear", device = 0'
[ "$(grep -cF 'mase.reshape' "$scratch/out")" = 1 ] || fail "canonicalize did not join the reshapes:" "$scratch/out"
echo "embed-cpp: the pipeline ran"

# A host with another `mase` dialect is told so, twice, and lives.
for mode in "" passes-only; do
  "$scratch/example/foreign_host" $mode >"$scratch/out" 2>&1 || fail "foreign_host $mode died:" "$scratch/out"
  expect "$scratch/out" "passes registered: yes" "error: the 'mase' dialect of this context is not the one"
  [ "$(grep -c '^pass: failed' "$scratch/out")" = 2 ] || fail "a pass ran on another's dialect:" "$scratch/out"
  [ -n "$mode" ] || expect "$scratch/out" "dialect registered: no" \
    "mase: error: this process already has a dialect named 'mase'; ours is not registered"
done
echo "embed-cpp: a foreign 'mase' dialect is refused"

# Installed tools find installed data: a device that only the prefix has.
devices=$prefix/share/mase/hw-templates/devices
[ -f "$devices/xcu250.toml" ] || fail "no devices were installed in $devices"
sed 's/"xcu250"/"only-installed"/' "$devices/xcu250.toml" >"$devices/only-installed.toml"
echo 'module {}' >"$scratch/empty.mlir"
for device in xcu250 only-installed; do
  "$prefix/bin/mase-opt" "$scratch/empty.mlir" --mase-set-target=device=$device >"$scratch/out" 2>&1 ||
    fail "the installed mase-opt does not find device $device:" "$scratch/out"
  expect "$scratch/out" "device = \"$device\""
done
# The plugin finds it from lib/, and a symbolic link leads to the same place.
plugin=$(find "$prefix" -name libmase_plugin.so)
"$llvm/bin/mlir-opt" --load-dialect-plugin="$plugin" --load-pass-plugin="$plugin" "$scratch/empty.mlir" \
  --pass-pipeline='builtin.module(mase-set-target{device=only-installed})' >"$scratch/out" 2>&1 ||
  fail "the installed plugin does not find its data:" "$scratch/out"
ln -s "$prefix/bin/mase-opt" "$scratch/mase-opt"
(cd "$scratch" && ./mase-opt empty.mlir --mase-set-target=device=only-installed) >"$scratch/out" 2>&1 ||
  fail "a link to the installed mase-opt does not find its data:" "$scratch/out"

# MASE_HOME is the only place to look in, if set.
if MASE_HOME=/nonexistent "$prefix/bin/mase-opt" "$scratch/empty.mlir" --mase-set-target >"$scratch/out" 2>&1; then
  fail "MASE_HOME=/nonexistent was ignored:" "$scratch/out"
fi
expect "$scratch/out" "error: no MASE data directory (one that contains 'hw-templates'); tried: /nonexistent"
echo "embed-cpp: installed data is found"
