# azd runs this before it provisions. It refuses what would fail after minutes only, or leave an app that cannot start.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

function Deny($line) {
  [Console]::Error.WriteLine($line)
  exit 1
}

# Whether the vault of an earlier deployment has a secret. Asks for its properties: its value needs another role.
function Test-VaultSecret($secret) {
  if (-not $env:AZURE_KEY_VAULT_NAME) { return $false }
  az rest --method get --output none --url "/subscriptions/$env:AZURE_SUBSCRIPTION_ID/resourceGroups/$env:AZURE_RESOURCE_GROUP/providers/Microsoft.KeyVault/vaults/$env:AZURE_KEY_VAULT_NAME/secrets/${secret}?api-version=2025-05-01" 2>$null
  $LASTEXITCODE -eq 0
}

if ($env:AZURE_ENV_NAME -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]{1,7}$') {
  Deny "The environment is called '$env:AZURE_ENV_NAME'; accepted: 2 to 8 letters, digits, hyphens, underscores and dots, a letter or digit first, such as prod. Make another one: azd env new prod"
}

if ($env:OPERATOR_EMAILS -notmatch '@') {
  Deny "OPERATOR_EMAILS is '$env:OPERATOR_EMAILS'; accepted: one or more addresses with commas between. Set it: azd env set OPERATOR_EMAILS you@example.com"
}

if (-not (Get-Command az -ErrorAction SilentlyContinue)) { Deny 'The Azure CLI (az) is missing; the hooks of azure.yaml need it beside azd.' }
az account show --output none 2>$null
if ($LASTEXITCODE -ne 0) { Deny 'The Azure CLI is not signed in: az login' }

if (-not "$env:CLOUDFLARE_API_TOKEN$env:CLOUDFLARE_API_KEY" -and -not (Test-VaultSecret cloudflare-api-token) -and -not (Test-VaultSecret cloudflare-api-key)) {
  Deny 'CLOUDFLARE_API_TOKEN is not set, and no vault of this environment has one. Set it for this shell alone: $env:CLOUDFLARE_API_TOKEN = Read-Host -MaskInput'
}

# From now on for one dead-man window no check is missed; see docs/operations.md.
if (-not $env:FIRST_DEPLOYED) { azd env set FIRST_DEPLOYED ([DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')) }
exit $LASTEXITCODE
