using 'main.bicep'

// What azd, the hooks and the workflow set as variables of the environment. What concerns what is watched and who is told goes below.
var region = readEnvironmentVariable('AZURE_LOCATION', '')
var operators = filter(
  split(readEnvironmentVariable('OPERATOR_EMAILS', ''), [',', ';', ' ']),
  address => !empty(address)
)

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param location = empty(region) ? null : region
param operatorEmails = empty(operators)
  ? fail('OPERATOR_EMAILS is empty; accepted: one or more addresses with commas between.')
  : operators
param firstDeployed = readEnvironmentVariable('FIRST_DEPLOYED', '')
param gitHubRepository = readEnvironmentVariable('GITHUB_DEPLOYS_FROM', '')

param secrets = {
  cloudflareApiToken: readEnvironmentVariable('CLOUDFLARE_API_TOKEN', '')
}
