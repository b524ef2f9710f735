metadata name = 'Receivers'
metadata description = 'Who is told. What is secret about a receiver (address, signing secrets, routing key) is given in the parameter secrets, never here.'

@export()
@description('A destination of one kind.')
@discriminator('type')
type receiver =
  | emailReceiver
  | smtpReceiver
  | webhookReceiver
  | slackReceiver
  | teamsReceiver
  | pagerdutyReceiver
  | alertmanagerReceiver
  | logReceiver

@export()
@description('Which of a receiver\'s parts are secret, named as in secrets.receivers.NAME.')
func secretParts(receiver receiver) string[] =>
  concat(
    contains(['webhook', 'slack', 'teams', 'alertmanager'], receiver.type) ? ['url'] : [],
    receiver.type == 'webhook' && (receiver.?signed ?? true) ? ['secrets'] : [],
    receiver.type == 'pagerduty' ? ['routingKey'] : []
  )

@description('Mail through SendGrid (parameter sendGrid).')
type emailReceiver = {
  @description('Kind of receiver.')
  type: 'email'

  @description('Addresses.')
  @minLength(1)
  to: string[]

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('Mail through a relay of your own (parameter smtp).')
type smtpReceiver = {
  @description('Kind of receiver.')
  type: 'smtp'

  @description('Addresses.')
  @minLength(1)
  to: string[]

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('A signed POST, as Standard Webhooks has it; needs secrets.receivers.NAME.url and secrets.')
type webhookReceiver = {
  @description('Kind of receiver.')
  type: 'webhook'

  @description('False when it has no signing secrets.')
  signed: bool?

  @description('True to allow plain http, for an address inside a network of your own.')
  allowHttp: bool?

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('A Slack incoming webhook; needs secrets.receivers.NAME.url.')
type slackReceiver = {
  @description('Kind of receiver.')
  type: 'slack'

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('A Microsoft Teams workflow; needs secrets.receivers.NAME.url.')
type teamsReceiver = {
  @description('Kind of receiver.')
  type: 'teams'

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('PagerDuty Events v2; needs secrets.receivers.NAME.routingKey.')
type pagerdutyReceiver = {
  @description('Kind of receiver.')
  type: 'pagerduty'

  @description('Address of the service, for the EU region.')
  url: string?

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('Alertmanager v2; needs secrets.receivers.NAME.url.')
type alertmanagerReceiver = {
  @description('Kind of receiver.')
  type: 'alertmanager'

  @description('True to allow plain http, for an address inside a network of your own.')
  allowHttp: bool?

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}

@description('The app\'s own log.')
type logReceiver = {
  @description('Kind of receiver.')
  type: 'log'

  @description('False to leave out resolved and sighted.')
  sendResolved: bool?

  @description('Receiver that is told when a delivery to this one is dead.')
  fallback: string?
}
