metadata name = 'Types'
metadata description = 'What can be watched and who can be told, as parameters. Each property is the setting of the same name in docs/settings.md, with its default when left out.'

@export()
@description('A share or a change. Text, such as \'0.25\', because Bicep has no fractions.')
type decimal = string

@export()
@description('A duration: 90s, 15m, 6h, 30d, or [d.]hh:mm:ss with hours below 24.')
type duration = string

@export()
@description('Result of an ARC, DKIM, DMARC or SPF validation.')
type validationResult = 'PASS' | 'NONE' | 'FAIL'

@export()
@description('A measure, a threshold, and how to confirm and recover.')
type rule = {
  @description('What is measured: percent, percentage points, or percent of the earlier share.')
  measure: 'LegacyShare' | 'RiseInPoints' | 'RiseInPercent'

  @description('Fires above this.')
  threshold: decimal

  @description('Recovers at or below this.')
  recoverAt: decimal?

  @description('Rises only: what a rise is measured against.')
  against: ('Previous' | 'Control')?

  @description('Rises against Previous only: age of the snapshot to compare with.')
  over: duration?

  @description('Distinct dataset updates needed before it fires.')
  confirmations: int?

  @description('Distinct dataset updates needed before it resolves.')
  recoveryConfirmations: int?

  @description('How much it matters.')
  severity: ('info' | 'warning' | 'critical')?

  @description('Names of the receivers that are told; all when left out.')
  receivers: string[]?
}

@export()
@description('One named Radar query with its rules.')
type watch = {
  @description('Days that a summary describes: 1d to 364d, or 1w to 52w.')
  dateRange: string?

  @description('ARC results to include.')
  arc: validationResult[]?

  @description('DKIM results to include.')
  dkim: validationResult[]?

  @description('DMARC results to include.')
  dmarc: validationResult[]?

  @description('SPF results to include.')
  spf: validationResult[]?

  @description('Labels of the versions that count as legacy.')
  legacyVersions: string[]?

  @description('Readings of a known confidence below this level are withheld.')
  @minValue(0)
  @maxValue(5)
  minimumConfidence: int?

  @description('Event types of annotations that withhold a reading.')
  withholdOn: string[]?

  @description('Readings of a dataset older than this are withheld.')
  maximumAge: duration?

  @description('Nothing accepted, or a rule not measurable, for longer than this: nodata fires.')
  noDataAfter: duration?

  @description('Time between reminders while an incident lasts; 0 for none.')
  repeatInterval: duration?

  @description('Rules by name: a-z and 0-9, starting with a letter.')
  rules: {
    @description('A rule.')
    *: rule
  }?
}

@export()
@description('How Radar is asked.')
type radar = {
  @description('Base address of the API.')
  baseUrl: string?

  @description('E-mail address of the account, for an API key (secrets.cloudflareApiKey) in place of a token.')
  email: string?

  @description('Which address of the summary to ask.')
  endpoint: ('Dimension' | 'TlsVersion')?

  @description('Requests a second, on average.')
  requestsPerSecond: decimal?
}

@export()
@description('Mail through SendGrid (secrets.sendGridApiKey).')
type sendGrid = {
  @description('Sender.')
  from: string

  @description('Address of the service; another for the EU region.')
  baseUrl: string?

  @description('True to have messages validated, but not sent.')
  sandbox: bool?
}

@export()
@description('Mail through a relay of your own.')
type smtp = {
  @description('Host name of the relay.')
  host: string

  @description('Port of the relay.')
  port: int?

  @description('User name; its password is secrets.smtpPassword.')
  user: string?

  @description('Sender.')
  from: string
}

@export()
@description('How long things are kept.')
type retention = {
  @description('Snapshots and transitions.')
  snapshots: duration?

  @description('Deliveries that ended.')
  receipts: duration?
}

@export()
@description('What a month may cost. It warns; it stops nothing.')
type budget = {
  @description('Amount a month, in the currency of the subscription.')
  @minValue(1)
  amount: int

  @description('First day of the month from which it counts, as yyyy-MM-01; not before the month in which it is first deployed.')
  @minLength(10)
  @maxLength(10)
  start: string
}

@export()
@description('Resource tags.')
type tags = {
  @description('Any tag name and its value.')
  *: string
}

@export()
@description('How long checks may go without success before the dead-man alert fires: the windows that a log search alert accepts.')
type deadManWindow = 'PT1H' | 'PT2H' | 'PT3H' | 'PT4H' | 'PT5H' | 'PT6H' | 'P1D' | 'P2D'

@export()
@description('An app setting; left out when its value is null.')
type setting = {
  @description('Its name, with double underscores.')
  name: string

  @description('Its value.')
  value: string?
}
