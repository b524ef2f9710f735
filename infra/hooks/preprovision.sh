#!/bin/sh
# azd runs this before it provisions. It refuses what would fail after minutes only, or leave an app that cannot start.
set -eu

refuse() {
  echo "$1" >&2
  exit 1
}

# Whether the vault of an earlier deployment has a secret. Asks for its properties: its value needs another role.
vault_has() {
  [ -n "${AZURE_KEY_VAULT_NAME:-}" ] && az rest --method get --output none --url \
    "/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP/providers/Microsoft.KeyVault/vaults/$AZURE_KEY_VAULT_NAME/secrets/$1?api-version=2025-05-01" 2>/dev/null
}

case "${AZURE_ENV_NAME:-}" in
  '' | ? | ?????????* | [!A-Za-z0-9]* | *[!A-Za-z0-9._-]*)
    refuse "The environment is called '${AZURE_ENV_NAME:-}'; accepted: 2 to 8 letters, digits, hyphens, underscores and dots, a letter or digit first, such as prod. Make another one: azd env new prod" ;;
esac

case "$(printf %s "${OPERATOR_EMAILS:-}" | tr -d ' ,;')" in
  *@*) ;;
  *) refuse "OPERATOR_EMAILS is '${OPERATOR_EMAILS:-}'; accepted: one or more addresses with commas between. Set it: azd env set OPERATOR_EMAILS you@example.com" ;;
esac

command -v az >/dev/null || refuse "The Azure CLI (az) is missing; the hooks of azure.yaml need it beside azd."
az account show --output none 2>/dev/null || refuse "The Azure CLI is not signed in: az login"

[ -n "${CLOUDFLARE_API_TOKEN:-}${CLOUDFLARE_API_KEY:-}" ] || vault_has cloudflare-api-token || vault_has cloudflare-api-key ||
  refuse "CLOUDFLARE_API_TOKEN is not set, and no vault of this environment has one. Set it for this shell alone: read -rs CLOUDFLARE_API_TOKEN && export CLOUDFLARE_API_TOKEN"

# From now on for one dead-man window no check is missed; see docs/operations.md.
[ -n "${FIRST_DEPLOYED:-}" ] || azd env set FIRST_DEPLOYED "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
