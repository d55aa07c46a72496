import { z } from "zod";
import { expireApproval, remindApprovers } from "../operations/approval-deadlines.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";

/** Asks the approvers again after one and after three business days. */
export const remindApproversJob = defineJob({
  queue: "remind-approvers",
  payload: z.object({ approvalId: z.uuid(), number: z.number().int() }),
  maxAttempts: 10,
  run: (deps: JobDeps, payload) => remindApprovers(deps, payload),
});

/** Makes a request that nobody decided a draft again. */
export const expireApprovalJob = defineJob({
  queue: "expire-approval",
  payload: z.object({ approvalId: z.uuid() }),
  maxAttempts: 10,
  run: (deps: JobDeps, payload) => expireApproval(deps, payload),
});
