targetScope = 'resourceGroup'

metadata name = 'FunctionsRadar'
metadata description = 'A Flex Consumption function app with its storage, secrets and telemetry, and the alerts that watch the watcher.'

import * as flat from 'settings.bicep'
import * as receivable from 'receivers.bicep'
import * as vaulted from 'secrets.bicep'
import * as types from 'types.bicep'

@description('Watches by name; one with the default rules when there is none.')
param watches {
  @description('A watch.')
  *: types.watch
} = {}

@description('Receivers by name; the log when there is none.')
param receivers {
  @description('A receiver.')
  *: receivable.receiver
} = {}

@description('When to check: six NCRONTAB fields, UTC.')
param schedule string = '0 7 * * * *'

@description('When to look for due deliveries: six NCRONTAB fields, UTC.')
param deliverySchedule string = '0 * * * * *'

@description('When to send a digest of each watch: six NCRONTAB fields, UTC; never when left out.')
param digestSchedule string?

@description('Names of the receivers that get digests; all that take them when left out.')
param digestReceivers string[]?

@description('How Radar is asked.')
param radar types.radar = {}

@description('Mail through SendGrid, for receivers of type email.')
param sendGrid types.sendGrid?

@description('Mail through a relay of your own, for receivers of type smtp.')
param smtp types.smtp?

@description('Secrets to store in the vault; what is left out or empty stays as it is there.')
param secrets vaulted.secrets = {}

@description('Address for links in messages and in the feed; the app\'s own when left out.')
param publicUrl string?

@description('True to let everybody read /api/public/…: latest snapshot, badge, chart and feed.')
param public bool = false

@description('Name of the environment; part of every resource name, with a hyphen for any other sign.')
@minLength(2)
@maxLength(8)
param environmentName string = 'prod'

@description('Region; must offer Flex Consumption (az functionapp list-flexconsumption-locations).')
param location string = resourceGroup().location

@description('Tags of every resource.')
param tags types.tags = {}

@description('Memory of one instance in MB; billed as GB-seconds while a function runs.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Most instances to scale out to.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Replication of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('Name of the table.')
@minLength(3)
@maxLength(63)
param tableName string = 'radar'

@description('True to keep anybody from purging the vault while it is soft-deleted. Cannot be undone.')
param purgeProtection bool = false

@description('True to protect the storage account and the vault from deletion. Whoever deploys it needs Microsoft.Authorization/locks/write.')
param lock bool = false

@description('True to record in the workspace every access to a secret, and who deletes rows of the table.')
param auditLogs bool = false

@description('IPv4 ranges (CIDR) that may reach the app; everybody when empty.')
param allowedIpRanges string[] = []

@description('What a month may cost; no budget when left out.')
param budget types.budget?

@description('How long things are kept.')
param retention types.retention = {}

@description('Addresses that are told when the watcher itself is in trouble.')
@minLength(1)
param operatorEmails string[]

@description('How long checks may go without success before the dead-man alert fires; at least twice the time between checks.')
param deadManWindow types.deadManWindow = 'PT3H'

@description('When it was first deployed, as yyyy-MM-ddTHH:mm:ssZ: the dead-man alert does not count before one window has passed. Empty: it counts at once.')
param firstDeployed string = ''

@description('Interactive retention of logs in days; 31 are free.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 30

@description('Daily cap of log ingestion in GB; "-1" for none.')
param logDailyQuotaGb string = '0.15'

@description('GitHub repository (owner/name) whose environment \'production\' may deploy and \'preview\' may ask what would change; empty for none.')
param gitHubRepository string = ''

// What azd takes for a name, a vault does not: hyphens at an end or side by side, underscores, dots.
var name = join(filter(split(toLower(environmentName), ['-', '_', '.', '(', ')']), word => !empty(word)), '-')
var prefix = 'radar-${name}'
var token = take(uniqueString(resourceGroup().id), 6)
var functionAppName = 'func-${prefix}-${token}'
var storageAccountName = 'stradar${replace(name, '-', '')}${token}'
var keyVaultName = 'kv-${prefix}-${token}'
var applicationInsightsName = 'appi-${prefix}'
var deploymentContainerName = 'package'
var allTags = { ...tags, 'azd-env-name': environmentName }

var allSettings = flatten([
  [
    { name: 'CheckSchedule', value: schedule }
    { name: 'DeliverySchedule', value: deliverySchedule }
    { name: 'Api__PublicUrl', value: publicUrl ?? 'https://${functionAppName}.azurewebsites.net' }
    { name: 'Api__Public', value: string(public) }
  ]
  flat.digestSettings(digestSchedule, digestReceivers)
  flat.radarSettings(keyVaultName, radar)
  flatten(map(items(watches), watch => flat.watchSettings(watch.key, watch.value)))
  flatten(map(items(receivers), receiver => flat.receiverSettings(keyVaultName, receiver.key, receiver.value)))
  sendGrid == null ? [] : flat.sendGridSettings(keyVaultName, sendGrid!)
  smtp == null ? [] : flat.smtpSettings(keyVaultName, smtp!)
  flat.storageSettings(tableName, retention)
])

// Declared here, not in a module: the names of role assignments derive from its ID, which must be known when the
// deployment starts, or what-if stops at them.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${prefix}'
  location: location
  tags: allTags
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-${prefix}'
    applicationInsightsName: applicationInsightsName
    location: location
    tags: allTags
    retentionInDays: logRetentionInDays
    dailyQuotaGb: logDailyQuotaGb
    identityId: identity.id
    identityPrincipalId: identity.properties.principalId
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: storageAccountName
    location: location
    tags: allTags
    skuName: storageSku
    deploymentContainerName: deploymentContainerName
    tableName: tableName
    lock: lock
    audit: auditLogs
    workspaceId: monitoring.outputs.workspaceId
    identityId: identity.id
    identityPrincipalId: identity.properties.principalId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    name: keyVaultName
    location: location
    tags: allTags
    secrets: secrets
    receivers: receivers
    purgeProtection: purgeProtection
    lock: lock
    audit: auditLogs
    workspaceId: monitoring.outputs.workspaceId
    identityId: identity.id
    identityPrincipalId: identity.properties.principalId
  }
}

module functionApp 'modules/function-app.bicep' = {
  params: {
    planName: 'plan-${prefix}'
    name: functionAppName
    location: location
    tags: allTags
    azdServiceName: 'functionsradar'
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageAccountName: storageAccountName
    deploymentContainerName: deploymentContainerName
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    allowedIpRanges: allowedIpRanges
    settings: filter(allSettings, setting => setting.?value != null)
  }
  // A Key Vault reference that fails at the first start stays failed until the next refresh.
  dependsOn: [storage, keyVault]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: allTags
    emailAddresses: operatorEmails
    workspaceId: monitoring.outputs.workspaceId
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    applicationInsightsName: applicationInsightsName
    deadManWindow: deadManWindow
    firstDeployed: firstDeployed
  }
}

module spending 'modules/budget.bicep' = if (budget != null) {
  params: {
    name: 'budget-${prefix}'
    budget: budget!
    actionGroupId: alerts.outputs.actionGroupId
  }
}

module gitHub 'modules/github.bicep' = if (!empty(gitHubRepository)) {
  params: {
    namePrefix: 'id-${prefix}-github'
    location: location
    tags: allTags
    repository: gitHubRepository
  }
}

@description('Name of the function app.')
output AZURE_FUNCTION_APP_NAME string = functionAppName

@description('Address of the function app.')
output AZURE_FUNCTION_APP_URL string = 'https://${functionApp.outputs.hostName}'

@description('Name of the key vault.')
output AZURE_KEY_VAULT_NAME string = keyVaultName

@description('Name of the storage account.')
output AZURE_STORAGE_ACCOUNT_NAME string = storageAccountName

@description('Client ID that GitHub deploys as; empty when no repository was given.')
output AZURE_GITHUB_CLIENT_ID string = gitHub.?outputs.deployerClientId ?? ''

@description('Client ID that GitHub asks as what would change; empty when no repository was given.')
output AZURE_GITHUB_PREVIEW_CLIENT_ID string = gitHub.?outputs.previewerClientId ?? ''
