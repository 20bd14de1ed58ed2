#!/usr/bin/env bash
# Known vulnerabilities of what ships. Some registries have no audit endpoint: that is said, and is no failure.
set -u -o pipefail
output=$(npx --yes pnpm@12.21.0 audit --prod --audit-level high 2>&1)
code=$?
echo "$output"
if [ $code -ne 0 ] && grep -qE 'ERR_PNPM_AUDIT_(BAD_RESPONSE|ENDPOINT_NOT_EXISTS)|ENOTFOUND|ECONNREFUSED|ETIMEDOUT' <<<"$output"; then
  echo "Skipped: the registry answers no audits here. .ci/version-floors.mjs has the floors of known vulnerabilities."
  exit 0
fi
exit $code
