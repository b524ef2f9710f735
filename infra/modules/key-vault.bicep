metadata name = 'Key Vault'
metadata description = 'The secrets. Each is stored when a value is given and left alone otherwise, so that deploying again never undoes a rotation.'

import * as receivable from '../receivers.bicep'
import { roles } from '../roles.bicep'
import * as vaulted from '../secrets.bicep'
import * as types from '../types.bicep'

@description('Globally unique name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the vault.')
param location string

@description('Tags of the vault.')
param tags types.tags

@description('Values to store.')
param secrets vaulted.secrets

@description('Receivers by name.')
param receivers {
  @description('A receiver.')
  *: receivable.receiver
}

@description('True to keep anybody from purging it while it is soft-deleted. Cannot be undone.')
param purgeProtection bool

@description('True to protect the vault from deletion.')
param lock bool

@description('True to record every access to a secret.')
param audit bool

@description('Workspace that keeps the record.')
param workspaceId string

@description('Resource ID of the identity that reads the secrets; names the role assignment.')
param identityId string

@description('Object ID of that identity; receives the role.')
param identityPrincipalId string

var receiverSecrets = flatten(map(
  items(receivers),
  receiver => map(receivable.secretParts(receiver.value), part => { receiver: receiver.key, part: part })
))

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // Long enough to undo a mistake. Purge protection is off unless asked for: every secret here can be issued again.
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    enablePurgeProtection: purgeProtection ? true : null
  }
}

resource common 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for secret in items(vaulted.secretNames): if (!empty(secrets[?secret.key])) {
    parent: vault
    name: secret.value
    properties: { value: secrets[secret.key] }
  }
]

resource ofReceivers 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for secret in receiverSecrets: if (!empty(secrets.?receivers[?secret.receiver][?secret.part])) {
    parent: vault
    name: vaulted.receiverSecretName(secret.receiver, secret.part)
    properties: { value: secrets.receivers![secret.receiver][secret.part] }
  }
]

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityId, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

resource deletionLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'do-not-delete'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the secrets that the app refers to.'
  }
}

resource auditLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (audit) {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}
