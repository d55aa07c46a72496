import { expect, it } from "vitest";
import { fail, ok } from "../../src/core/result.ts";

it("a result says whether it went well, and carries what came of it or what went wrong", () => {
  expect(ok(7)).toEqual({ ok: true, value: 7 });
  expect(ok(null)).toEqual({ ok: true, value: null });
  expect(fail({ kind: "not_found", what: "draft" })).toEqual({
    ok: false,
    failure: { kind: "not_found", what: "draft" },
  });
});
