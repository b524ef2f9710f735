metadata name = 'Secrets'
metadata description = 'What is secret, what it is called in the vault, and how a setting refers to it.'

@export()
@description('Values to store. What is left out or empty stays as it is in the vault, so that deploying again never undoes a rotation.')
@secure()
type secrets = {
  @description('Cloudflare API token with the permission Account > Radar > Read.')
  cloudflareApiToken: string?

  @description('Cloudflare API key, when radar.email is given in place of a token.')
  cloudflareApiKey: string?

  @description('SendGrid API key with the permission Mail Send alone.')
  sendGridApiKey: string?

  @description('Password of smtp.user.')
  smtpPassword: string?

  @description('Secrets of receivers, by the receiver\'s name.')
  receivers: {
    @description('Secrets of one receiver.')
    *: receiverSecrets
  }?
}

@description('Secrets of one receiver.')
type receiverSecrets = {
  @description('Its address.')
  url: string?

  @description('Webhook: whsec_ signing secret; several with commas between while they are rotated.')
  secrets: string?

  @description('PagerDuty: integration key.')
  routingKey: string?
}

@export()
@description('Names of the secrets that do not belong to a receiver.')
var secretNames = {
  cloudflareApiToken: 'cloudflare-api-token'
  cloudflareApiKey: 'cloudflare-api-key'
  sendGridApiKey: 'sendgrid-api-key'
  smtpPassword: 'smtp-password'
}

@export()
@description('Name of a receiver\'s secret.')
func receiverSecretName(receiver string, part string) string => 'receiver-${receiver}-${toLower(part)}'

@export()
@description('Value of a setting that the platform replaces by the secret. Without a version, so that a rotated secret arrives within a day and without a deployment.')
func keyVaultReference(vaultName string, secretName string) string =>
  '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${secretName})'
