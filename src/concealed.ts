import { inspect } from "node:util";

/** A secret that no log line, error or printed object shows by accident. */
export class Concealed {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return "[hidden]";
  }

  toJSON(): string {
    return "[hidden]";
  }

  [inspect.custom](): string {
    return "[hidden]";
  }
}
