#!/bin/sh
# Fetch dist/ as the main branch was last built, to compare a change with.
#   former.sh FOLDER     on GitHub by gh (GH_TOKEN), on GitLab by curl (CI_JOB_TOKEN); elsewhere nothing
# Where there is none, the folder stays empty, and whoever compares says so.
set -eu
to=$1
rm -rf "$to"
mkdir -p "$to"
if [ -n "${GITHUB_REPOSITORY:-}" ]; then
  branch=${GITHUB_BASE_REF:-main}
  run=$(gh run list --workflow site.yml --branch "$branch" --event push --status success --limit 1 \
    --json databaseId --jq '.[].databaseId' || true)
  [ -z "$run" ] || gh run download "$run" --name dist --dir "$to" || true
elif [ -n "${CI_API_V4_URL:-}" ]; then
  url="$CI_API_V4_URL/projects/$CI_PROJECT_ID/jobs/artifacts/$CI_DEFAULT_BRANCH/download?job=site"
  if curl -fsSL --header "JOB-TOKEN: $CI_JOB_TOKEN" -o "$to/former.zip" "$url"; then
    python3 -m zipfile -e "$to/former.zip" "$to/unpacked"
    mv "$to/unpacked/dist/"* "$to/"
  fi
  rm -rf "$to/former.zip" "$to/unpacked"
fi
