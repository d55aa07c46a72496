import fc from "fast-check";

/** Any character of Unicode and half of one, for `fc.string({ unit: anySign })`. fast-check's own takes seconds to begin. */
export const anySign = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
