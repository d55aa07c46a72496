import { createServer } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { consent } from "../../src/cli/consent.ts";
import type { ConsentDeps } from "../../src/cli/consent.ts";
import { fail, ok } from "../../src/core/result.ts";
import { Secret } from "../../src/core/secret-text.ts";

/** Runs the command against a login that knows the state "right" and takes the code "good". */
function run(overrides: Partial<ConsentDeps> = {}) {
  const lines: string[] = [];
  const saved: string[] = [];
  let redirectUri = "";
  const exit = consent({
    begin: (uri) => {
      redirectUri = uri;
      return Promise.resolve({
        url: "https://login.example/authorize",
        finish: (redirected) => {
          if (redirected.searchParams.get("state") !== "right") return Promise.resolve(fail({ kind: "wrong-state" }));
          if (redirected.searchParams.has("error")) {
            return Promise.resolve(fail({ kind: "declined", detail: "access_denied" }));
          }
          return Promise.resolve(ok(new Secret("the refresh token")));
        },
      });
    },
    save: (token) => Promise.resolve(void saved.push(token.reveal())),
    print: (line) => void lines.push(line),
    port: 0,
    ...overrides,
  });
  const browse = async (query: string) => {
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0));
    return fetch(`${redirectUri}${query}`);
  };
  return { exit, lines, saved, browse };
}

describe("desk consent", () => {
  it("prints where to sign in, stores the refresh token and says so in the browser and the terminal", async () => {
    const { exit, lines, saved, browse } = run();
    const page = await browse("?code=good&state=right");
    expect(await page.text()).toContain("You can close this page");
    expect(await exit).toBe(0);
    expect(saved).toEqual(["the refresh token"]);
    expect(lines[0]).toContain("https://login.example/authorize");
    expect(lines.at(-1)).toContain("Consent is stored");
    expect(lines.join()).not.toContain("the refresh token");
  });

  it("goes on waiting after an answer with a wrong state, and after other requests of the browser", async () => {
    const { exit, lines, saved, browse } = run();
    const foreign = await browse("?code=good&state=wrong");
    expect(foreign.status).toBe(400);
    expect(lines.at(-1)).toContain("does not belong to this sign-in");
    expect((await browse("/favicon.ico")).status).toBe(404);
    expect((await browse("")).status).toBe(404);
    expect(saved).toEqual([]);
    await browse("?code=good&state=right");
    expect(await exit).toBe(0);
  });

  it("says that the person declined, and stores nothing", async () => {
    const { exit, lines, saved, browse } = run();
    const page = await browse("?error=access_denied&state=right");
    expect(page.status).toBe(400);
    expect(await exit).toBe(1);
    expect(lines.at(-1)).toContain("declined (access_denied)");
    expect(saved).toEqual([]);
  });

  it("stops when nobody signs in", async () => {
    const { exit, lines } = run({ timeoutMs: 20 });
    expect(await exit).toBe(1);
    expect(lines.at(-1)).toContain("Nobody signed in");
  });

  it("says that its port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "localhost", resolve));
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const { exit, lines } = run({ port });
    expect(await exit).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`Port ${port} on this machine is taken`)]);
    other.close();
  });

  it("lets a broken store be seen", async () => {
    const { exit, browse } = run({ save: () => Promise.reject(new Error("the database is gone")) });
    const failed = expect(exit).rejects.toThrow("the database is gone");
    await browse("?code=good&state=right").catch(() => undefined);
    await failed;
  });
});
