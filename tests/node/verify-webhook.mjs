// Reads { headers, body, secrets } from standard input; fails unless the official library accepts the request with each secret.
import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";

const { headers, body, secrets } = JSON.parse(readFileSync(0, "utf8"));
const sentAt = Number(headers["webhook-timestamp"]) * 1000;
Date.now = () => sentAt;
for (const secret of secrets) {
  new Webhook(secret).verify(body, headers);
}
