using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param operatorEmails = split(readEnvironmentVariable('OPERATOR_EMAILS'), ',')
param secrets = {
  cloudflareApiToken: readEnvironmentVariable('CLOUDFLARE_API_TOKEN', '')
}
