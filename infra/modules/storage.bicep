metadata name = 'Storage'
metadata description = 'One account for the host\'s blobs (leases, timer status, keys), the deployed package and the table. Shared keys are off.'

import { roles } from '../roles.bicep'
import * as types from '../types.bicep'

@description('Globally unique name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the account.')
param location string

@description('Tags of the account.')
param tags types.tags

@description('Replication of the account.')
param skuName string

@description('Name of the blob container that holds the deployed package.')
param deploymentContainerName string

@description('Name of the table.')
param tableName string

@description('True to protect the account from deletion.')
param lock bool

@description('True to record who deletes rows and tables.')
param audit bool

@description('Workspace that keeps the record.')
param workspaceId string

@description('Resource ID of the identity that the app runs as; names the role assignments.')
param identityId string

@description('Object ID of that identity; receives the roles.')
param identityPrincipalId string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: skuName }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobServices 'blobServices' = {
    name: 'default'
    // A package or the host's keys deleted by mistake can be had back for a week.
    properties: {
      deleteRetentionPolicy: {
        enabled: true
        days: 7
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 7
      }
    }

    resource deploymentContainer 'containers' = {
      name: deploymentContainerName
    }
  }

  resource tableServices 'tableServices' = {
    name: 'default'

    resource table 'tables' = {
      name: tableName
    }
  }
}

// Blob Data Owner, not Contributor, is what the Functions host asks for in AzureWebJobsStorage. Timers and HTTP need no queue.
resource dataAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [roles.storageBlobDataOwner, roles.storageTableDataContributor]: {
    name: guid(account.id, identityId, role)
    scope: account
    properties: {
      principalId: identityPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource deletionLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'do-not-delete'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the history, the state of alerts and what is still to be delivered.'
  }
}

resource auditLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (audit) {
  name: 'audit'
  scope: account::tableServices
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}
