// Compiles responses against the types of Cloudflare's SDK. Reads [{ type, json }] from standard input, where type is an
// expression over the names of the header below; prints a list for each with what the compiler finds wrong.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const header = `
import type { SecuritySummaryV2Response } from "cloudflare/resources/radar/email/security/security";
import type { SummaryTLSVersionResponse } from "cloudflare/resources/radar/email/security/summary";
import type { TLDGetResponse } from "cloudflare/resources/radar/email/security/top/tlds/tlds";
import type { ResponseInfo } from "cloudflare/resources/shared";
type Success<T> = { success: true; errors: ResponseInfo[]; messages: ResponseInfo[]; result: T };
// Radar leaves the end of an event that lasts null, which the SDK's types do not say.
type Lasting<T> = T extends object ? { [K in keyof T]: K extends "endDate" ? T[K] | null : Lasting<T[K]> } : T;
type Failure = { success: false; errors: [ResponseInfo, ...ResponseInfo[]]; messages: ResponseInfo[]; result: null };
`;
const options = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

const responses = JSON.parse(readFileSync(0, "utf8"));
// The compiler checks a literal for properties that its type does not know, too. The files exist in memory only; their paths
// are beside this one's, from where the SDK is found.
const sources = new Map(responses.map(({ type, json }, index) => [
  fileURLToPath(new URL(`response-${index}.mts`, import.meta.url)),
  `${header}\nexport const response: ${type} = ${json};\n`,
]));
const host = ts.createCompilerHost(options);
const { fileExists, readFile } = host;
host.fileExists = (path) => sources.has(path) || fileExists(path);
host.readFile = (path) => sources.get(path) ?? readFile(path);
const program = ts.createProgram([...sources.keys()], options, host);
const ofOptions = program.getOptionsDiagnostics();
const found = [...sources.keys()].map((path) => {
  const source = program.getSourceFile(path);
  return [...ofOptions, ...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
});
console.log(JSON.stringify(found));
