# Read by the other scripts (`. scripts/lib.sh`): where things are, which versions are wanted, and how a step is reported.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
tools=$root/.tools
logs=$tools/log
mkdir -p "$logs"

# Every version is written once: here, in rust-toolchain.toml, in Cargo.lock or in package-lock.json.
wasm_pack_version=0.15.1
rust_version=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
node_version=$(sed -n 's/.*"node": *">=\(.*\)".*/\1/p' package.json)
target=wasm32-unknown-unknown

command -v cargo >/dev/null || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin # rustup was installed in this very terminal
export PATH="$tools/bin:$root/node_modules/.bin:$PATH"
export CARGO_TERM_COLOR=never NO_COLOR=1 # the logs are read by these scripts
unset FORCE_COLOR

# Any of these would silently replace the flags in .cargo/config.toml, the pinned compiler, or the target of a native test.
for name in RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS \
  CARGO_BUILD_TARGET RUSTUP_TOOLCHAIN RUSTC; do
  if [ -n "${!name:-}" ]; then
    [ -n "${JUDICIAL_RELIEF_INNER:-}" ] || echo "note: $name is set in the environment; it is left out here" >&2
    unset "$name"
  fi
done
# A missing toolchain is installed by scripts/setup-rust, which says so, and not in passing by whatever asks first.
export RUSTUP_AUTO_INSTALL=0 JUDICIAL_RELIEF_INNER=1

# Written by scripts/setup-rust where the pinned toolchain could not be had: RUSTUP_TOOLCHAIN, wasm_rustc, native_rustc.
wasm_rustc='' native_rustc=''
if [ -f "$tools/rust.env" ] && [ -z "${ignore_rust_env:-}" ]; then
  # shellcheck source=/dev/null
  . "$tools/rust.env"
fi
[ -z "$native_rustc" ] || export RUSTC=$native_rustc

if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome-stable || command -v google-chrome || true)
fi
export CHROMIUM

# Commands after `in_wasm` compile for wasm32. With Debian's compiler they get a target folder of their own: two compilers
# that take turns in one folder would build everything again each time.
in_wasm() {
  if [ -n "$wasm_rustc" ]; then
    RUSTC=$wasm_rustc PATH="$(dirname "$wasm_rustc"):$PATH" CARGO_TARGET_DIR=$root/target/fallback "$@"
  else
    "$@"
  fi
}

# at_least HAVE WANT: compares dotted versions.
at_least() {
  awk -v have="$1" -v want="$2" 'BEGIN {
    n = split(want, w, "."); split(have, h, ".")
    for (i = 1; i <= n; i++) if (h[i] + 0 != w[i] + 0) exit !(h[i] + 0 > w[i] + 0)
  }'
}

# locked NAME: the version of a crate in Cargo.lock.
locked() { awk -v name="$1" '$0 == "name = \"" name "\"" { getline; gsub(/[",]/, ""); print $3; exit }' Cargo.lock; }

die() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# as_root COMMAND...: apt-get needs it.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# can_be_root: asks for the password now, while someone may be looking, not in the background later.
can_be_root() {
  [ "$(id -u)" = 0 ] && return
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null && return
  [ -t 0 ] && sudo -v
}

# apt PACKAGE...: retries once behind a fresh list, as the list on a new machine is empty or old.
apt() {
  set -- env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
  as_root "$@" || { as_root apt-get -o DPkg::Lock::Timeout=300 update && as_root "$@"; }
}

log_of() { echo "$logs/$(echo "$1" | tr -c 'A-Za-z0-9\n' '-').log"; }

# How many tests the log of a step tells of: `cargo test`, wasm-bindgen-test-runner and Playwright.
tests_in() {
  awk '{ gsub(/\033\[[0-9;]*[A-Za-z]/, "") }
    /^test result: / { n += $4; t = 1 }
    /^ +[0-9]+ passed/ { n += $1; t = 1 }
    END { if (t) print n }' "$1"
}

# logged LOG COMMAND...: leaves the command's result in $status. To be called as a plain statement: in `if`, `&&` or `||` bash
# turns `set -e` off, even inside the functions called there, and a failure in the middle of one would go unseen.
logged() {
  local log=$1
  shift
  set +e
  if [ -n "${V:-}" ]; then
    (set -e && "$@") 2>&1 </dev/null | tee "$log"
  else
    (set -e && "$@") >"$log" 2>&1 </dev/null
  fi
  status=$?
  set -e
}

# report NAME STATUS SECONDS: the end of a step's line, and on failure the end of its log.
report() {
  local log tests
  log=$(log_of "$1")
  if [ "$2" = 0 ]; then
    tests=$(tests_in "$log")
    echo "ok, $3 s${tests:+, $tests tests}"
  else
    echo "FAILED after $3 s"
    echo
    tail -n "${LOG_LINES:-60}" "$log" >&2
    printf '\n%s failed (status %s). The whole log: %s\n' "$1" "$2" "${log#"$root"/}" >&2
    exit 1
  fi
}

# step NAME HINT COMMAND...: runs it; one line on the screen, the rest in a log (V=1 shows it all).
step() {
  local name=$1 hint=$2 begun=$SECONDS status
  shift 2
  printf '%-22s %-52s ' "$name" "$hint"
  [ -z "${V:-}" ] || echo
  logged "$(log_of "$name")" "$@"
  report "$name" "$status" $((SECONDS - begun))
}

# start NAME COMMAND... begins a step beside others, finish NAME HINT waits for it and reports it as `step` does.
start() {
  local name=$1 log
  log=$(log_of "$1")
  shift
  {
    begun=$SECONDS V=''
    logged "$log" "$@"
    echo "$status $((SECONDS - begun))" >"$log.end"
  } &
  eval "pid_$(echo "$name" | tr -c 'A-Za-z0-9\n' _)=$!"
}
finish() {
  local pid log status seconds
  log=$(log_of "$1")
  pid=pid_$(echo "$1" | tr -c 'A-Za-z0-9\n' _)
  printf '%-22s %-52s ' "$1" "$2"
  wait "${!pid}" || true
  read -r status seconds <"$log.end"
  rm -f "$log.end"
  report "$1" "$status" "$seconds"
}
