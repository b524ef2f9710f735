// Reads an Adaptive Card from standard input; fails when Microsoft's library finds anything wrong with it.
import { readFileSync } from "node:fs";
import AdaptiveCards from "adaptivecards/dist/adaptivecards.js";

const source = JSON.parse(readFileSync(0, "utf8"));
const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_2);
const card = new AdaptiveCards.AdaptiveCard();
card.parse(source, context);
const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
const found = [...parsing, ...card.validateProperties().validationEvents];
for (const { message } of found) {
  console.error(message);
}
const isComplete = card.getItemCount() === source.body.length;
process.exitCode = found.length === 0 && isComplete ? 0 : 1;
