metadata name = 'Alert'
metadata description = 'A log search alert on one query.'

import * as types from '../types.bicep'

@description('Name of the rule.')
param name string

@description('Title of the alert.')
param title string

@description('What it means.')
param meaning string

@description('Region of the rule.')
param location string

@description('Tags of the rule.')
param tags types.tags

@description('0 is critical, 4 is verbose.')
@minValue(0)
@maxValue(4)
param severity int

@description('Workspace that is queried.')
param workspaceId string

@description('Who is told.')
param actionGroupId string

@description('The query. It ends in one row with the column Rows, so that there is something to compare even when nothing was found.')
param query string

@description('How the column Rows is compared with the threshold.')
param operator 'GreaterThan' | 'LessThan'

@description('What the column Rows is compared with.')
param threshold int

@description('How often to look.')
param frequency string

@description('How far back to look.')
param window string

resource rule 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: title
    description: meaning
    enabled: true
    severity: severity
    autoMitigate: true
    // A table does not exist before its first row arrives.
    skipQueryValidation: true
    scopes: [workspaceId]
    evaluationFrequency: frequency
    windowSize: window
    criteria: {
      allOf: [
        {
          query: query
          metricMeasureColumn: 'Rows'
          timeAggregation: 'Total'
          operator: operator
          threshold: threshold
          failingPeriods: {
            minFailingPeriodsToAlert: 1
            numberOfEvaluationPeriods: 1
          }
        }
      ]
    }
    actions: { actionGroups: [actionGroupId] }
  }
}
