metadata name = 'Function app'
metadata description = 'Flex Consumption plan and the .NET isolated app on it. A Flex plan holds exactly one app.'

import * as types from '../types.bicep'

@description('Name of the plan.')
param planName string

@description('Name of the app; the host ID is cut at 32 characters.')
@minLength(2)
@maxLength(32)
param name string

@description('Region of both; must offer Flex Consumption.')
param location string

@description('Tags of both.')
param tags types.tags

@description('Name of the service in azure.yaml, by which azd finds the app.')
param azdServiceName string

@description('Resource ID of the identity that the app runs as.')
param identityId string

@description('Client ID of that identity.')
param identityClientId string

@description('Name of the storage account.')
param storageAccountName string

@description('Name of the blob container that holds the deployed package.')
param deploymentContainerName string

@description('Connection string of Application Insights.')
param applicationInsightsConnectionString string

@description('Memory of one instance in MB.')
param instanceMemoryMB int

@description('Most instances to scale out to.')
param maximumInstanceCount int

@description('IPv4 ranges (CIDR) that may reach the app; everybody when empty.')
param allowedIpRanges string[]

@description('The app\'s own settings.')
param settings types.setting[]

// Built from the name, not read from the account: known when the deployment starts, so that what-if can show the values.
var suffix = environment().suffixes.storage
var blobEndpoint = 'https://${storageAccountName}.blob.${suffix}/'
var tableEndpoint = 'https://${storageAccountName}.table.${suffix}/'
var platformSettings = [
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: applicationInsightsConnectionString }
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  { name: 'AzureWebJobsStorage__blobServiceUri', value: blobEndpoint }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__queueServiceUri', value: 'https://${storageAccountName}.queue.${suffix}/' }
  { name: 'AzureWebJobsStorage__tableServiceUri', value: tableEndpoint }
  { name: 'Storage__TableServiceUri', value: tableEndpoint }
]

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: { ...tags, 'azd-service-name': azdServiceName }
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobEndpoint}${deploymentContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
    siteConfig: {
      appSettings: concat(settings, platformSettings)
      ftpsState: 'Disabled'
      http20Enabled: true
      // Written also when empty, so that taking the list away opens the app again.
      ipSecurityRestrictions: map(allowedIpRanges, (range, index) => {
        name: 'allowed-${index}'
        action: 'Allow'
        ipAddress: range
        priority: 100 + index
      })
      ipSecurityRestrictionsDefaultAction: empty(allowedIpRanges) ? 'Allow' : 'Deny'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
  }

  // Deployment goes through Microsoft Entra, never through a publish profile.
  resource ftpPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scmPublishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

@description('Default host name of the app.')
output hostName string = app.properties.defaultHostName
