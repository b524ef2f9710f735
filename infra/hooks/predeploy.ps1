# azd runs this before it deploys. Roles take minutes to arrive everywhere: it waits until the app's identity may write to storage,
# and until each Key Vault reference is resolved, since one that failed is not tried again for a day.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$site = "/subscriptions/$env:AZURE_SUBSCRIPTION_ID/resourceGroups/$env:AZURE_RESOURCE_GROUP/providers/Microsoft.Web/sites/$env:AZURE_FUNCTION_APP_NAME"
$references = "$site/config/configreferences/appsettings"
$version = 'api-version=2022-03-01'

# The host keeps its keys in storage, and makes them when they are first asked for: it can when its identity may write there.
function Test-Storage {
  az rest --method post --url "$site/host/default/listKeys?$version" --output none 2>$null
  $LASTEXITCODE -eq 0
}

# The settings whose reference is not resolved, with the reason.
function Get-Unresolved {
  az rest --method post --url "$references/refresh?$version" --output none 2>$null
  az rest --method get --url "${references}?$version" --output tsv --query "value[?properties.status != 'Resolved'].join(': ', [not_null(name, id), not_null(properties.status, 'unknown')])" 2>$null
  if ($LASTEXITCODE -ne 0) { 'the references cannot be listed' }
}

function Test-References {
  $script:left = @(Get-Unresolved)
  $script:left.Count -eq 0
}

# Runs a command every ten seconds until it succeeds, for five minutes at most.
function Wait-Until($command) {
  for ($tries = 1; -not (& $command); $tries++) {
    if ($tries -ge 30) { return $false }
    Start-Sleep -Seconds 10
  }
  $true
}

Write-Output "Waiting until the app's identity may write to storage, and its secrets are there. On a first deployment that takes some minutes."
if (-not (Wait-Until Test-Storage)) {
  [Console]::Error.WriteLine('warning: after 5 minutes the host still cannot keep its keys in storage. Deploying all the same; should it answer 403, wait some minutes and run: azd deploy')
}
if (-not (Wait-Until Test-References)) {
  [Console]::Error.WriteLine("After 5 minutes these settings have no secret (status of the Key Vault reference): $($left -join ','). See 'Key Vault references' in docs/operations.md.")
  exit 1
}
Write-Output 'Storage and secrets are ready.'
exit 0
