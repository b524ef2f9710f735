using 'main.bicep'

// Every parameter once, with fixed values: to copy from, and to compare with example.snapshot.json.
param watches = {
  global: {
    dateRange: '7d'
    arc: ['PASS', 'NONE']
    dkim: ['PASS']
    dmarc: ['PASS', 'FAIL']
    spf: []
    legacyVersions: ['TLS 1.0', 'TLS 1.1']
    minimumConfidence: 3
    withholdOn: ['PIPELINE', 'PARTIAL_PROJECTION']
    maximumAge: '24h'
    noDataAfter: '6h'
    repeatInterval: '24h'
    rules: {
      level: {
        measure: 'LegacyShare'
        threshold: '1'
      }
      rise: {
        measure: 'RiseInPoints'
        threshold: '0.25'
        recoverAt: '0.2'
        against: 'Previous'
        over: '7d'
        confirmations: 2
        recoveryConfirmations: 2
        severity: 'critical'
        receivers: ['oncall', 'mail']
      }
    }
  }
}
param receivers = {
  mail: {
    type: 'email'
    to: ['postmaster@example.com', 'security@example.com']
    fallback: 'chat'
  }
  relay: {
    type: 'smtp'
    to: ['postmaster@example.org']
  }
  siem: {
    type: 'webhook'
    allowHttp: false
    sendResolved: false
  }
  chat: { type: 'slack' }
  channel: { type: 'teams' }
  oncall: {
    type: 'pagerduty'
    url: 'https://events.eu.pagerduty.com'
  }
  cluster: { type: 'alertmanager' }
  trace: { type: 'log' }
}
param schedule = '0 7 * * * *'
param deliverySchedule = '0 * * * * *'
param digestSchedule = '0 0 8 * * MON'
param digestReceivers = ['mail', 'chat']
param radar = {
  baseUrl: 'https://api.cloudflare.com/client/v4'
  endpoint: 'Dimension'
  requestsPerSecond: '2'
}
param sendGrid = {
  from: 'radar@example.com'
  baseUrl: 'https://api.eu.sendgrid.com'
  sandbox: false
}
param smtp = {
  host: 'mail.example.org'
  port: 587
  user: 'radar'
  from: 'radar@example.org'
}
param secrets = {
  cloudflareApiToken: 'not-a-secret'
  sendGridApiKey: 'not-a-secret'
  smtpPassword: 'not-a-secret'
  receivers: {
    siem: {
      url: 'https://not-a-secret.example.com'
      secrets: 'not-a-secret,not-a-secret-either'
    }
    chat: { url: 'https://not-a-secret.example.com' }
    channel: { url: 'https://not-a-secret.example.com' }
    oncall: { routingKey: 'not-a-secret' }
    cluster: { url: 'https://not-a-secret.example.com' }
  }
}
param publicUrl = 'https://radar.example.com'
param public = true

param environmentName = 'test'
param location = 'westeurope'
param tags = { owner: 'mail' }
param instanceMemoryMB = 512
param maximumInstanceCount = 40
param storageSku = 'Standard_ZRS'
param tableName = 'radar'
param retention = {
  snapshots: '730d'
  receipts: '90d'
}

param operatorEmails = ['ops@example.com', 'oncall@example.net']
param deadManWindow = 'PT3H'
param logRetentionInDays = 30
param logDailyQuotaGb = '0.15'

param gitHubRepository = 'example/functionsradar'

param purgeProtection = true
param lock = true
param auditLogs = true
param allowedIpRanges = ['192.0.2.0/24', '198.51.100.7/32']
param budget = {
  amount: 5
  start: '2026-12-01'
}
param firstDeployed = '2026-12-01T08:00:00Z'
