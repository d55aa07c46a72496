import { currentJob } from "../../src/jobs/job.ts";
import type { Watch } from "./watch.ts";

/** Each call that a job makes passes the watch. */
export const watchedFetch =
  (watch: Watch) =>
  async (request: Request): Promise<Response> => {
    const job = currentJob();
    if (!job) return fetch(request);
    const done = watch.comeTo(job, await callIn(request));
    const response = await fetch(request);
    done(true);
    return response;
  };

/** Such as `POST /v1/customers` or `chat.postMessage C0STATUS`, without what differs from run to run. */
async function callIn(request: Request): Promise<string> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith("/api/")) {
    return `${request.method} ${pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ":id")}`;
  }
  const channel = new URLSearchParams(await request.clone().text()).get("channel");
  return [pathname.slice("/api/".length), channel?.replace(/^D\w+$/, "direct message")].filter(Boolean).join(" ");
}
