import type { CustomRoute } from "@slack/bolt";
import type { Log } from "../log.ts";

export interface Readiness {
  ready: boolean;
  /** One short word a part, such as `ok` or `missing`. */
  parts: Record<string, string>;
}

export interface Health {
  readiness: () => Promise<Readiness>;
}

/** `/healthz`: the process lives. `/readyz`: it can do its work, or what is missing. */
export function healthRoutes(health: Health, log: Log): CustomRoute[] {
  const route = (path: string, answer: () => Promise<Readiness>): CustomRoute => ({
    path,
    method: ["GET", "HEAD"],
    // An error in a route of Bolt's would end the process.
    handler: (_request, response) =>
      void answer()
        .catch((err: unknown): Readiness => {
          log.error({ err, path }, "A health check failed");
          return { ready: false, parts: { check: "failed" } };
        })
        .then(({ ready, parts }) => {
          response.writeHead(ready ? 200 : 503, { "content-type": "application/json" });
          response.end(JSON.stringify({ ok: ready, ...parts }));
        }),
  });
  return [route("/healthz", async () => ({ ready: true, parts: {} })), route("/readyz", health.readiness)];
}
