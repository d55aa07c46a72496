import { defineConfig } from "vitest/config";

/** The tests that `npm run mutation` asks about src/core: the pure ones. A megabyte a mutant would take hours. */
export default defineConfig({
  test: {
    include: ["test/core/**/*.test.ts"],
    exclude: ["test/core/customer/rules/megabyte.test.ts"],
    pool: "forks",
  },
});
