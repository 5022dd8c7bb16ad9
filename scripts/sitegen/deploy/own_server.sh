# A step of publishing, on the server itself: sh -s -- STEP FOLDER RELEASE KEEP TEST RELOAD
#   prepare  make room for a release; one that is shown is never written over
#   show     let `current` lead to it, and nginx read anew; what nginx will not have is taken back
#   back     let `current` lead to the previous release, or to RELEASE
#   state    say what is shown and kept
set -eu
export LC_ALL=C
step=$1 folder=$2 release=$3 keep=$4 test=$5 reload=$6

stop() { echo "$*" >&2; exit 1; }
leads() { readlink "$folder/$1" 2>/dev/null | sed 's,.*/,,' || :; }
# One step for whoever reads: a new link takes the name of the old one.
point() { ln -s "releases/$2" "$folder/.$1.$$" && mv -T "$folder/.$1.$$" "$folder/$1"; }
newest_first() { ls -t "$folder/releases"; }
state() {
  printf 'current=%s\nprevious=%s\nkept=%s\n' "$(leads current)" "$(leads previous)" "$(newest_first | tr '\n' ' ')"
}
alone() { exec 9>"$folder/.lock"; flock -w 60 9 || stop "någon annan publicerar just nu; försök igen om en stund"; }

# Lead to a release whose files are those that were sent, or leave everything as it was.
lead() {
  before=$(leads current)
  [ -d "$folder/releases/$1" ] || stop "utgåvan $1 finns inte på servern; där finns: $(newest_first | tr '\n' ' ')"
  (cd "$folder/releases/$1" && sha256sum --check --strict --quiet SHA256SUMS) >&2 ||
    stop "filerna på servern är inte de som skickades, så ${before:-ingenting} visas som förut; publicera om"
  point current "$1"
  if { sh -c "${test:-:}" && sh -c "$reload"; } >"$folder/.said" 2>&1 9>&-; then
    case "$step:$before" in back:* | show: | show:"$1") ;; *) point previous "$before" ;; esac
    return 0
  fi
  if [ -n "$before" ]; then point current "$before"; else rm -f "$folder/current"; fi
  [ -z "$before" ] || sh -c "$reload" >/dev/null 2>&1 9>&- || :
  stop "nginx godtog inte utgåvan, så ${before:-ingenting} visas som förut: $(cat "$folder/.said")"
}

forget() {
  newest_first | tail -n "+$((keep + 1))" | while read -r old; do
    case "$old" in "$(leads current)" | "$(leads previous)") ;; *) rm -rf "$folder/releases/$old" ;; esac
  done
}

case "$step" in
  prepare)
    mkdir -p "$folder/releases/$release"
    command -v rsync >/dev/null || stop "rsync saknas på servern; installera det" ;;
  show) alone; touch "$folder/releases/$release"; lead "$release"; forget; state ;;
  back)
    alone
    to=${release:-$(leads previous)}
    [ -n "$to" ] || stop "det finns ingen tidigare utgåva att gå tillbaka till"
    [ "$to" != "$(leads current)" ] || stop "$to visas redan; välj en annan med --to: $(newest_first | tr '\n' ' ')"
    lead "$to"; state ;;
  state) mkdir -p "$folder/releases"; state ;;
esac
