#!/bin/sh
# Open an issue with this title and the text of standard input, or renew the text of the one that is open.
#   issue.sh TITLE <TEXT     needs gh and GH_TOKEN; without a text nothing happens
set -eu
title=$1
text=$(cat)
[ -n "$text" ] || exit 0
same=".[] | select(.title == \"$title\") | .number"
open=$(gh issue list --state open --limit 200 --json number,title --jq "$same" | head -n 1)
if [ -n "$open" ]; then
  printf '%s\n' "$text" | gh issue edit "$open" --body-file -
else
  printf '%s\n' "$text" | gh issue create --title "$title" --body-file -
fi
