#!/bin/sh
# azd runs this before it deploys, and the workflow does. Roles take minutes to arrive everywhere: it waits until the app's identity
# may write to storage, and until each Key Vault reference is resolved, since one that failed is not tried again for a day.
set -eu

site="/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP/providers/Microsoft.Web/sites/$AZURE_FUNCTION_APP_NAME"
references="$site/config/configreferences/appsettings"
version="api-version=2022-03-01"

# The host keeps its keys in storage, and makes them when they are first asked for: it can when its identity may write there.
storage_is_writable() {
  az rest --method post --url "$site/host/default/listKeys?$version" --output none 2>/dev/null
}

# The settings whose reference is not resolved, with the reason.
unresolved() {
  az rest --method post --url "$references/refresh?$version" --output none 2>/dev/null || true
  az rest --method get --url "$references?$version" --output tsv \
    --query "value[?properties.status != 'Resolved'].join(': ', [not_null(name, id), not_null(properties.status, 'unknown')])" 2>/dev/null ||
    echo "the references cannot be listed"
}

# try COMMAND: runs it every ten seconds until it succeeds, for five minutes at most.
try() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || return 1
    sleep 10
  done
}

references_are_resolved() {
  left=$(unresolved)
  [ -z "$left" ]
}

echo "Waiting until the app's identity may write to storage, and its secrets are there. On a first deployment that takes some minutes."
try storage_is_writable ||
  echo "warning: after 5 minutes the host still cannot keep its keys in storage. Deploying all the same; should it answer 403, wait some minutes and run: azd deploy" >&2
if ! try references_are_resolved; then
  echo "After 5 minutes these settings have no secret (status of the Key Vault reference): $(echo "$left" | paste -s -d ',' -). See 'Key Vault references' in docs/operations.md." >&2
  exit 1
fi
echo "Storage and secrets are ready."
