import { z } from "zod";
import { remindOfRequest } from "../operations/follow-request.ts";
import { noticeAcceptance } from "../operations/notice-acceptance.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";
import { retryLater } from "./partner-center.ts";

/** Reads a customer that may have accepted. It is not given up because of Partner Center. */
export const noticeAcceptanceJob = defineJob({
  queue: "notice-acceptance",
  payload: z.object({ tenantId: z.guid(), isAcceptance: z.boolean() }),
  maxAttempts: 20,
  async run(deps: JobDeps, payload, job) {
    const noticed = await noticeAcceptance(deps, payload);
    if (!noticed.done) throw retryLater(noticed.again, job.attempt);
  },
});

/** Reminds whoever asked for a relationship after three, seven and fourteen days. */
export const remindOfRequestJob = defineJob({
  queue: "remind-of-request",
  payload: z.object({ requestId: z.uuid(), number: z.number().int(), sentAt: z.coerce.date() }),
  maxAttempts: 10,
  run: (deps: JobDeps, payload) => remindOfRequest(deps, payload),
});
