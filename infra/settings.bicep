metadata name = 'Settings'
metadata description = 'Turns typed parameters into the app settings of docs/settings.md. What is null is left out, so that the app\'s own default holds.'

import { receiver, secretParts } from 'receivers.bicep'
import { keyVaultReference, receiverSecretName, secretNames } from 'secrets.bicep'
import { radar, retention, rule, sendGrid, setting, smtp, watch } from 'types.bicep'

func flag(value bool?) string? => value == null ? null : string(value!)

func number(value int?) string? => value == null ? null : string(value!)

func list(values string[]?) string? => values == null ? null : join(values!, ',')

func ruleSettings(prefix string, rule rule) setting[] => [
  { name: '${prefix}__Measure', value: rule.measure }
  { name: '${prefix}__Threshold', value: rule.threshold }
  { name: '${prefix}__RecoverAt', value: rule.?recoverAt }
  { name: '${prefix}__Against', value: rule.?against }
  { name: '${prefix}__Over', value: rule.?over }
  { name: '${prefix}__Confirmations', value: number(rule.?confirmations) }
  { name: '${prefix}__RecoveryConfirmations', value: number(rule.?recoveryConfirmations) }
  { name: '${prefix}__Severity', value: rule.?severity }
  { name: '${prefix}__Receivers', value: list(rule.?receivers) }
]

@export()
@description('Settings of one watch and its rules.')
func watchSettings(name string, watch watch) setting[] =>
  concat(
    [
      { name: 'Watches__${name}__DateRange', value: watch.?dateRange ?? '7d' }
      { name: 'Watches__${name}__Arc', value: list(watch.?arc) }
      { name: 'Watches__${name}__Dkim', value: list(watch.?dkim) }
      { name: 'Watches__${name}__Dmarc', value: list(watch.?dmarc) }
      { name: 'Watches__${name}__Spf', value: list(watch.?spf) }
      { name: 'Watches__${name}__LegacyVersions', value: list(watch.?legacyVersions) }
      { name: 'Watches__${name}__MinimumConfidence', value: number(watch.?minimumConfidence) }
      { name: 'Watches__${name}__WithholdOn', value: list(watch.?withholdOn) }
      { name: 'Watches__${name}__MaximumAge', value: watch.?maximumAge }
      { name: 'Watches__${name}__NoDataAfter', value: watch.?noDataAfter }
      { name: 'Watches__${name}__RepeatInterval', value: watch.?repeatInterval }
    ],
    flatten(map(items(watch.?rules ?? {}), rule => ruleSettings('Watches__${name}__Rules__${rule.key}', rule.value)))
  )

func receiverSecret(vaultName string, name string, receiver receiver, part string) string? =>
  contains(secretParts(receiver), part) ? keyVaultReference(vaultName, receiverSecretName(name, part)) : null

@export()
@description('Settings of one receiver; its secrets are references to the vault.')
func receiverSettings(vaultName string, name string, receiver receiver) setting[] => [
  { name: 'Receivers__${name}__Type', value: receiver.type }
  { name: 'Receivers__${name}__Url', value: receiver.?url ?? receiverSecret(vaultName, name, receiver, 'url') }
  { name: 'Receivers__${name}__Secrets', value: receiverSecret(vaultName, name, receiver, 'secrets') }
  { name: 'Receivers__${name}__To', value: list(receiver.?to) }
  { name: 'Receivers__${name}__RoutingKey', value: receiverSecret(vaultName, name, receiver, 'routingKey') }
  { name: 'Receivers__${name}__SendResolved', value: flag(receiver.?sendResolved) }
  { name: 'Receivers__${name}__Fallback', value: receiver.?fallback }
  { name: 'Receivers__${name}__AllowHttp', value: flag(receiver.?allowHttp) }
]

@export()
@description('When digests are sent, and to whom.')
func digestSettings(schedule string?, receivers string[]?) setting[] => [
  { name: 'DigestSchedule', value: schedule }
  { name: 'DigestReceivers', value: list(receivers) }
]

@export()
@description('How Radar is asked; its credentials are a token, or a key when there is an e-mail address.')
func radarSettings(vaultName string, radar radar) setting[] => [
  { name: 'Radar__BaseUrl', value: radar.?baseUrl }
  { name: 'Radar__Email', value: radar.?email }
  {
    name: radar.?email == null ? 'Radar__ApiToken' : 'Radar__ApiKey'
    value: keyVaultReference(
      vaultName,
      radar.?email == null ? secretNames.cloudflareApiToken : secretNames.cloudflareApiKey
    )
  }
  { name: 'Radar__Endpoint', value: radar.?endpoint }
  { name: 'Radar__RequestsPerSecond', value: radar.?requestsPerSecond }
]

@export()
@description('How mail goes out through SendGrid.')
func sendGridSettings(vaultName string, sendGrid sendGrid) setting[] => [
  { name: 'SendGrid__ApiKey', value: keyVaultReference(vaultName, secretNames.sendGridApiKey) }
  { name: 'SendGrid__From', value: sendGrid.from }
  { name: 'SendGrid__BaseUrl', value: sendGrid.?baseUrl }
  { name: 'SendGrid__Sandbox', value: flag(sendGrid.?sandbox) }
]

@export()
@description('How mail goes out through a relay.')
func smtpSettings(vaultName string, smtp smtp) setting[] => [
  { name: 'Smtp__Host', value: smtp.host }
  { name: 'Smtp__Port', value: number(smtp.?port) }
  { name: 'Smtp__User', value: smtp.?user }
  {
    name: 'Smtp__Password'
    value: smtp.?user == null ? null : keyVaultReference(vaultName, secretNames.smtpPassword)
  }
  { name: 'Smtp__From', value: smtp.from }
]

@export()
@description('What the table is called, and how long things are kept.')
func storageSettings(tableName string, retention retention) setting[] => [
  { name: 'Storage__TableName', value: tableName }
  { name: 'Storage__SnapshotRetention', value: retention.?snapshots }
  { name: 'Storage__ReceiptRetention', value: retention.?receipts }
]
