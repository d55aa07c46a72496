import type { SlashCommand } from "@slack/bolt";
import type { Desk } from "../desk.ts";
import type { Registrar } from "../registrar.ts";

/** One user task: what starts it, and what it listens to. */
export interface Flow {
  /** `/csp <word> …`; runs after the ack. `rest` is what stands behind the word, trimmed. */
  command?: { word: string; run: (desk: Desk, command: SlashCommand, rest: string) => Promise<void> };
  register?: (on: Registrar, desk: Desk) => void;
}

/** The value of a button; empty when it carries none. */
export function valueOf(payload: object): string {
  return "value" in payload && typeof payload.value === "string" ? payload.value : "";
}
