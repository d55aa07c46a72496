import type { z } from "zod";
import { isObject, stringAt } from "../json.ts";

/** Turns what zod found into Slack's wording, with the block and the limit in it. */
export function reasonsOf(error: z.ZodError, payload: unknown, root: string): string[] {
  return error.issues.map((issue) => reason(wording(issue), issue.path, payload, root));
}

export function reason(message: string, path: readonly PropertyKey[], payload: unknown, root: string): string {
  const pointer = [root, ...path.map(String)].filter((part) => part !== "").join("/");
  const block = blockName(path, payload);
  return `[ERROR] ${message}${block ? ` (${block})` : ""} [json-pointer:/${pointer}]`;
}

function blockName(path: readonly PropertyKey[], payload: unknown): string | undefined {
  const start = isObject(payload) ? 1 : 0;
  const index = path[start];
  if (typeof index !== "number" || (start === 1 && path[0] !== "blocks")) return undefined;
  const blocks: unknown = isObject(payload) ? payload["blocks"] : payload;
  const block: unknown = Array.isArray(blocks) ? blocks[index] : undefined;
  const id = stringAt(block, "block_id");
  return `block ${index}${id === undefined ? "" : ` "${id}"`}, ${stringAt(block, "type") ?? "without type"}`;
}

function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_big":
      return tooBig(issue);
    case "too_small":
      return issue.origin === "array"
        ? `no fewer than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1}${issue.origin === "string" ? " characters" : ""}`;
    case "unrecognized_keys":
      return `additional property: ${issue.keys.join(", ")}`;
    case "invalid_union":
      return issue.discriminator ? `unsupported ${issue.discriminator}` : "failed to match all allowed schemas";
    case "invalid_value":
      return `must be one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return issue.message.includes("undefined")
        ? `missing required field: ${String(issue.path.at(-1) ?? "value")}`
        : `must be of type ${issue.expected}`;
    default:
      return issue.message;
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  const limit = Number(issue.maximum);
  if (issue.origin === "array") return `no more than ${limit} items allowed`;
  if (issue.origin === "string") return `must be less than ${limit + 1} characters`;
  return `must be at most ${limit}`;
}
