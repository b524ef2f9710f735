metadata name = 'Alerts'
metadata description = 'Who watches the watcher: silence, dead deliveries, failing functions, and telemetry that stopped at the daily cap.'

import * as types from '../types.bicep'

@description('Prefix of the names.')
param prefix string

@description('Region of the rules.')
param location string

@description('Tags of the rules.')
param tags types.tags

@description('Addresses that are told.')
@minLength(1)
param emailAddresses string[]

@description('Workspace that the rules query.')
param workspaceId string

@description('Application Insights component, for its failure anomaly detector.')
param applicationInsightsId string

@description('Name of that component.')
param applicationInsightsName string

@description('How long checks may go without success.')
param deadManWindow types.deadManWindow

@description('When it was first deployed, as yyyy-MM-ddTHH:mm:ssZ. For one dead-man window from then on no check is missed. Empty: no such time.')
param firstDeployed string

// A null is later than no time.
var quietUntil = empty(firstDeployed) ? 'null' : dateTimeAdd(firstDeployed, deadManWindow)

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${prefix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'radar'
    emailReceivers: [
      for address in emailAddresses: {
        name: address
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

var rules = [
  {
    name: 'no-check'
    title: 'no check ended well for ${deadManWindow}'
    meaning: 'Dead-man switch. It counts to zero, so it fires when checks fail, when the app does not start, and when no telemetry arrives at all.'
    severity: 1
    query: replace(loadTextContent('../queries/no-check.kql'), 'datetime(QUIET_UNTIL)', 'datetime(${quietUntil})')
    operator: 'LessThan'
    threshold: 1
    frequency: 'PT30M'
    window: deadManWindow
  }
  {
    name: 'delivery-dead'
    title: 'a delivery is dead'
    meaning: 'A receiver refused a notification, or did not take it for 24 hours. Nobody will try again unless asked to.'
    severity: 1
    query: loadTextContent('../queries/delivery-dead.kql')
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT15M'
    // Further back than it runs: telemetry may be late by minutes.
    window: 'PT1H'
  }
  {
    name: 'failures'
    title: 'a function failed'
    meaning: 'A function failed within the last hour, or the app cannot start with its settings. Requests that were refused (4xx) do not count.'
    severity: 2
    query: loadTextContent('../queries/failures.kql')
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'daily-cap'
    title: 'the daily log cap was reached'
    meaning: 'No telemetry is stored until the cap resets, and the dead-man switch may fire for that reason alone.'
    severity: 2
    query: loadTextContent('../queries/daily-cap.kql')
    operator: 'GreaterThan'
    threshold: 0
    frequency: 'PT1H'
    window: 'PT2H'
  }
]

module alerts 'alert.bicep' = [
  for rule in rules: {
    params: {
      name: '${prefix}-${rule.name}'
      title: '${prefix}: ${rule.title}'
      meaning: rule.meaning
      location: location
      tags: tags
      severity: rule.severity
      workspaceId: workspaceId
      actionGroupId: actionGroup.id
      query: rule.query
      operator: rule.operator
      threshold: rule.threshold
      frequency: rule.frequency
      window: rule.window
    }
  }
]

// Application Insights makes this rule, with an action group of its own, unless the template owns it under this name.
resource failureAnomalies 'Microsoft.AlertsManagement/smartDetectorAlertRules@2021-04-01' = {
  name: 'Failure Anomalies - ${applicationInsightsName}'
  location: 'global'
  tags: tags
  properties: {
    description: 'An unusual rise in the rate of failed requests or dependency calls.'
    state: 'Enabled'
    severity: 'Sev3'
    frequency: 'PT1M'
    detector: { id: 'FailureAnomaliesDetector' }
    scope: [applicationInsightsId]
    actionGroups: { groupIds: [actionGroup.id] }
  }
}

@description('Resource ID of the action group.')
output actionGroupId string = actionGroup.id
