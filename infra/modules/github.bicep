metadata name = 'GitHub'
metadata description = 'Two identities that jobs of GitHub environments may take on through OpenID Connect: one deploys this resource group, the other may only ask what would change.'

import { roles } from '../roles.bicep'
import * as types from '../types.bicep'

@description('Name of the identity that deploys; the other is called the same and -preview.')
param namePrefix string

@description('Region of the identities.')
param location string

@description('Tags of the identities.')
param tags types.tags

@description('GitHub repository as owner/name.')
@minLength(3)
param repository string

@description('GitHub environment whose jobs may deploy; its protection rules are the gate.')
@minLength(1)
param deployEnvironment string = 'production'

@description('GitHub environment whose jobs may ask what a pull request would change.')
@minLength(1)
param previewEnvironment string = 'preview'

var issuer = 'https://token.actions.githubusercontent.com'
var audiences = ['api://AzureADTokenExchange']

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: namePrefix
  location: location
  tags: tags

  resource github 'federatedIdentityCredentials' = {
    name: 'github-${deployEnvironment}'
    properties: {
      issuer: issuer
      subject: 'repo:${repository}:environment:${deployEnvironment}'
      audiences: audiences
    }
  }
}

resource previewer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${namePrefix}-preview'
  location: location
  tags: tags

  resource github 'federatedIdentityCredentials' = {
    name: 'github-${previewEnvironment}'
    properties: {
      issuer: issuer
      subject: 'repo:${repository}:environment:${previewEnvironment}'
      audiences: audiences
    }
  }
}

// The principal IDs are not known when this deployment starts, so the names derive from the resource IDs instead.
resource deploys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployer.id, roles.contributor)
  properties: {
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.contributor)
  }
}

// It may hand out the roles of the app's identity and no others.
var appRoles = join(
  [
    roles.keyVaultSecretsUser
    roles.monitoringMetricsPublisher
    roles.storageBlobDataOwner
    roles.storageTableDataContributor
  ],
  ', '
)
var role = 'Microsoft.Authorization/roleAssignments:RoleDefinitionId'
var action = 'Microsoft.Authorization/roleAssignments'

resource assignsRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployer.id, roles.roleBasedAccessControlAdministrator)
  properties: {
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.roleBasedAccessControlAdministrator
    )
    conditionVersion: '2.0'
    condition: '((!(ActionMatches{\'${action}/write\'})) OR (@Request[${role}] ForAnyOfAnyValues:GuidEquals {${appRoles}})) AND ((!(ActionMatches{\'${action}/delete\'})) OR (@Resource[${role}] ForAnyOfAnyValues:GuidEquals {${appRoles}}))'
  }
}

// What-if is an action of deployments, which Reader lacks. Tag Contributor is the built-in role with the least else in it.
resource previews 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for previewRole in [roles.reader, roles.tagContributor]: {
    name: guid(resourceGroup().id, previewer.id, previewRole)
    properties: {
      principalId: previewer.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', previewRole)
    }
  }
]

@description('Client ID that deploys (repository variable AZURE_CLIENT_ID).')
output deployerClientId string = deployer.properties.clientId

@description('Client ID that asks what would change (repository variable AZURE_PREVIEW_CLIENT_ID).')
output previewerClientId string = previewer.properties.clientId
