// The name by which Node looks it up; the core imports nothing for it.
const inspect: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** A text that shows itself only to `reveal()`: printed, logged, inspected or written as JSON it stays hidden. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect](): string {
    return "[secret]";
  }
}
