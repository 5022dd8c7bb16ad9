#!/bin/sh
# Set up whatever is missing, and nothing else. With everything in place this takes a moment and no network.
#   setup.sh site    the virtual environment with the locked packages, and what sets type for print
#   setup.sh tests   that, the packages of the tests, browsers, a display without a screen, a web server and the checkers
#                    of HTML and accessibility
#   setup.sh editor  the packages of the browser editor, which no site needs, each with the sum of editor.sha512
#   setup.sh lock    write requirements.txt and requirements-tests.txt anew from the files *.in beside them
set -eu
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
have_one() { for name in "$@"; do have "$name" && return 0; done; return 1; }
PATH=$PATH:/usr/sbin:/sbin:/snap/bin  # nginx and snaps are not on every user's path

find_python() {
  for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
  done
  stop "Python 3.11 or newer is missing; on Debian 12 or Ubuntu 24.04 and later: apt-get install python3"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

may_install() { have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

# Install distribution packages, or say in one line which ones a person has to install.
add_packages() {
  [ $# -gt 0 ] || return 0
  may_install || stop "please install, then run this again: sudo apt-get install $*"
  say "installing $*"
  log=$(mktemp)
  if ! { as_root apt-get update -q && as_root apt-get install -qy --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    stop "apt-get could not install: $*"
  fi
  rm -f "$log"
}

need_venv() {
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return 0
  add_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

# The environment is remade when its Python has gone.
set_up_python() {
  find_python
  .venv/bin/python -c '' 2>/dev/null && return 0
  need_venv
  say "making .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
}

# A file of locked packages is installed when it has changed.
add_locked() {
  locked=$(cksum <"$1")
  [ "$(cat ".venv/$1.done" 2>/dev/null)" = "$locked" ] && return 0
  say "installing the packages of $1"
  .venv/bin/python -m pip install -qq --disable-pip-version-check \
    --require-hashes --only-binary :all: -r "$1" ||
    stop "the packages could not be installed; is there a network?"
  printf '%s\n' "$locked" >".venv/$1.done"
}

# What is printed is set in these, so that it looks the same wherever it is made.
has_fonts() {
  have fc-list || return 1
  families=$(fc-list : family)
  for family in Sans Serif "Sans Thai" "Serif Thai" "Sans Arabic" "Naskh Arabic"; do
    printf '%s\n' "$families" | grep -qx "Noto $family" || return 1
  done
}

has_pango() {
  "$python" -c 'import ctypes
for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"): ctypes.CDLL(name)' 2>/dev/null
}

set_up_print_tools() {
  set --
  has_pango || set -- "$@" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  has_fonts || set -- "$@" fontconfig fonts-noto-core
  add_packages "$@"
}

set_up_site() {
  set_up_python
  add_locked requirements.txt
  set_up_print_tools
}

on_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

# Ubuntu has no browsers as packages, only as snaps, which a script should not install unasked.
set_up_test_tools() {
  set --
  have_one chromium chromium-browser google-chrome || set -- "$@" chromium
  have_one firefox-esr firefox || set -- "$@" firefox-esr
  if [ $# -gt 0 ] && on_ubuntu; then
    stop "please install, then run this again (on Ubuntu the browsers are snaps): sudo snap install chromium firefox"
  fi
  have nginx || set -- "$@" nginx-light
  have rsync || set -- "$@" rsync
  have ssh || set -- "$@" openssh-client
  # A desk shall not begin to listen by our doing: there the test by ssh is left out.
  [ -z "${CI:-}" ] || have sshd || set -- "$@" openssh-server
  have rclone || set -- "$@" rclone
  have Xvfb || set -- "$@" xvfb
  have xdotool || set -- "$@" xdotool
  have node || set -- "$@" nodejs
  have npm || set -- "$@" npm
  have msgfmt || set -- "$@" gettext
  have java || set -- "$@" default-jre-headless
  add_packages "$@"
  have_one chromium-headless-shell chrome-headless-shell || add_shell
}

# The engine without the browser around it looks at pages in a third of the time. The tests do without it, and not
# every distribution has it: it is asked for once.
add_shell() {
  [ ! -e .venv/no-shell ] && ! on_ubuntu && may_install || return 0
  if { as_root apt-get update -q && as_root apt-get install -qy --no-install-recommends chromium-headless-shell; } \
    >/dev/null 2>&1; then
    say "installed chromium-headless-shell"
  else
    say "there is no chromium-headless-shell here; the tests take the whole Chromium, and longer"
    : >.venv/no-shell
  fi
}

set_up_node_packages() {
  [ -f tests/browser/package-lock.json ] || return 0
  locked=$(cksum <tests/browser/package-lock.json)
  [ "$(cat tests/browser/node_modules/locked 2>/dev/null)" = "$locked" ] && return 0
  say "installing the packages of tests/browser/package-lock.json"
  (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    stop "the npm packages could not be installed; is there a network?"
  printf '%s\n' "$locked" >tests/browser/node_modules/locked
}

# The browser editor is for those who want it: `cli.py editor` makes its folder of these packages.
set_up_editor() {
  mkdir -p .cache/editor
  (cd .cache/editor && sha512sum --status -c ../../scripts/editor.sha512 2>/dev/null) && return 0
  have npm || add_packages npm
  while read -r sum file; do
    package=${file%-*}@${file##*-}
    say "fetching ${package%.tgz}"
    (cd .cache/editor && npm pack --silent "${package%.tgz}" >/dev/null) ||
      stop "${package%.tgz} could not be fetched; is there a network?"
    (cd .cache/editor && printf '%s  %s\n' "$sum" "$file" | sha512sum --status -c -) || {
      rm -f ".cache/editor/$file"
      stop "$file is not what scripts/editor.sha512 says; it was removed"
    }
  done <scripts/editor.sha512
}

lock() {
  find_python
  need_venv
  [ -x .cache/lock/bin/uv ] || {
    "$python" -m venv .cache/lock
    .cache/lock/bin/python -m pip install -qq --disable-pip-version-check uv
  }
  # The tests come second: what both need has the version that builds the sites.
  for asked in requirements requirements-tests; do
    .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
      --custom-compile-command 'make lock' "$asked.in" --output-file "$asked.txt"
  done
}

case "${1:-}" in
  site) set_up_site ;;
  tests) set_up_site; add_locked requirements-tests.txt; set_up_test_tools; set_up_node_packages; set_up_editor ;;
  editor) set_up_editor ;;
  lock) lock ;;
  *) stop "say what to set up: site, tests, editor or lock" ;;
esac
