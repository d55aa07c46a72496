import { z } from "zod";
import { customerAct } from "./as-customer.ts";
import { isRefusalCode, type RefusalCode } from "./partner-center/refusals.ts";
import { isMethod } from "./slack/web-api.ts";

/** What somebody asks for at `POST /_sandbox/faults`. */

const times = z.int().min(1).max(1000).default(1);
const afterWork = z.boolean().default(false);

const line = <On extends z.ZodType>(on: On) =>
  [
    z.strictObject({ kind: z.literal("silence"), on, afterWork, times }),
    z.strictObject({ kind: z.literal("reset"), on, afterWork, times }),
    z.strictObject({ kind: z.literal("delay"), on, milliseconds: z.int().min(1).max(60_000), times }),
  ] as const;
const retryAfter = z.int().min(1).max(3600).default(30);

const call = z.string().refine((name) => name === "*" || name === "response_url" || isMethod(name), {
  message: 'Name a method of the Web API such as "chat.postMessage", "response_url", or "*" for every call',
});

const slack = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("throttled"), on: call, retryAfter, times }),
  z.strictObject({ kind: z.literal("answer"), on: call, status: z.int().min(500).max(599), afterWork, times }),
  ...line(call),
  z.strictObject({ kind: z.literal("twice"), times }),
  z.strictObject({ kind: z.literal("late-action"), seconds: z.number().positive().max(60).default(2), times }),
  z.strictObject({ kind: z.literal("drop-sockets") }),
]);

const request = z.string().regex(/^(\*|GET|HEAD|POST|PUT|PATCH|DELETE)( (\*|\/\S*))?$/, {
  message:
    'Name a request such as "POST /v1/customers", "PUT /v1/customers/*/profiles/billing", "GET *", or "*" for every request',
});
const code = z.number().transform((given, context): RefusalCode => {
  if (isRefusalCode(given)) return given;
  context.addIssue({ code: "custom", message: `Partner Center has no code ${given}; GET /_sandbox/faults lists them` });
  return z.NEVER;
});

const partnerCenter = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("refusal"), on: request, code, text: z.string().min(1).optional(), times }),
  z.strictObject({
    kind: z.literal("answer"),
    on: request,
    status: z.int().min(400).max(599),
    shape: z.enum(["old", "new", "empty", "html"]).optional(),
    code: z.union([z.number(), z.string()]).optional(),
    text: z.string().optional(),
    isRetryable: z.boolean().optional(),
    afterWork,
    times,
  }),
  z.strictObject({ kind: z.literal("throttled"), on: request, retryAfter, afterWork, times }),
  z.strictObject({ kind: z.literal("expired-token"), on: request, times }),
  ...line(request),
]);

const verification = z.strictObject({
  becomes: z.enum(["Allowed", "NotAllowed", "UnderReview", "Unknown", "Not Ready", "NoRecord"]),
  /** Seconds after a customer was created. */
  after: z.number().nonnegative().optional(),
});

export const faultWish = z.strictObject({
  /** One of those that `GET /_sandbox/faults` offers. */
  id: z.string().optional(),
  slack: slack.optional(),
  partnerCenter: partnerCenter.optional(),
  /** How verification ends for customers created from now on. */
  verification: verification.optional(),
  /** What a customer does with an invitation, an agreement, or the page of an attestation. */
  customer: customerAct.optional(),
  /** Whether Slack answers 429 to calls that come too fast. */
  rateLimits: z.boolean().optional(),
});
export type FaultWish = z.input<typeof faultWish>;
