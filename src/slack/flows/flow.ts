import type { RespondFn, SlashCommand } from "@slack/bolt";
import type { ActingPerson } from "../../operations/get-acting.ts";
import type { Desk } from "../desk.ts";
import type { Registrar } from "../registrar.ts";

/** One user task: what starts it, and what it listens to. */
export interface Flow {
  /** `/csp <word> …`; runs after the ack. `rest` is what stands behind the word, trimmed. */
  command?: {
    word: string;
    run: (desk: Desk, command: SlashCommand, rest: string, respond: RespondFn) => Promise<void>;
  };
  /** What it puts into the menu. */
  menu?: readonly MenuEntry[];
  register?: (on: Registrar, desk: Desk) => void;
}

export interface MenuEntry {
  label: string;
  /** Of the button that the flow listens to. */
  actionId: string;
  /** Left out: everybody sees it. */
  isFor?: (acting: ActingPerson) => boolean;
}

/** The value of a button; empty when it carries none. */
export function valueOf(payload: object): string {
  return "value" in payload && typeof payload.value === "string" ? payload.value : "";
}
