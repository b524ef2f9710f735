// Asks with Cloudflare's own client, of which only the address and a header are changed, and prints what it read.
import Cloudflare from 'cloudflare';

const [baseURL, key] = process.argv.slice(2);
const client = new Cloudflare({ apiToken: 'unused', baseURL, defaultHeaders: { 'x-functions-key': key }, maxRetries: 0 });
const { security } = client.radar.email;
const dateRange = ['7d', '7dcontrol'];

console.log(JSON.stringify({
  latest: await security.summary.tlsVersion(),
  both: await security.summary.tlsVersion({ dateRange, name: ['now', 'before'] }),
  current: await security.summaryV2('TLS_VERSION', { dateRange }),
  refused: await security.summaryV2('SPAM').catch((error) => ({ status: error.status, errors: error.errors })),
}));
