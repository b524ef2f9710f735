metadata name = 'GitHub deployer'
metadata description = 'Identity that the jobs of a GitHub environment may take on through OpenID Connect, to deploy the package and nothing else.'

import { roles } from '../roles.bicep'
import * as types from '../types.bicep'

@description('Name of the user-assigned identity.')
param name string

@description('Region of the identity.')
param location string

@description('Tags of the identity.')
param tags types.tags

@description('GitHub repository as owner/name.')
@minLength(3)
param repository string

@description('GitHub environment whose jobs may deploy; its protection rules are the gate.')
@minLength(1)
param environmentName string = 'production'

@description('Function app the identity may deploy to.')
param functionAppName string

resource functionApp 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags

  resource github 'federatedIdentityCredentials' = {
    name: 'github-${environmentName}'
    properties: {
      issuer: 'https://token.actions.githubusercontent.com'
      subject: 'repo:${repository}:environment:${environmentName}'
      audiences: ['api://AzureADTokenExchange']
    }
  }
}

// The principal ID is not known when this deployment starts, so the name derives from the resource ID instead.
resource websiteContributor 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(functionApp.id, deployer.id, roles.websiteContributor)
  scope: functionApp
  properties: {
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.websiteContributor)
  }
}

@description('Client ID that the workflow signs in with (repository variable AZURE_CLIENT_ID).')
output clientId string = deployer.properties.clientId
