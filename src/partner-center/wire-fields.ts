import { z } from "zod";

// A field that has another type than expected counts as not told: only what an answer is about may make it unreadable.
export const text = z.string().nullish().catch(null);
export const flag = z.boolean().nullish().catch(null);
export const texts = z.array(z.string()).nullish().catch(null);
export const code = z.union([z.string(), z.number()]).transform(String).nullish().catch(null);

const link = z
  .looseObject({
    uri: z.string(),
    headers: z
      .array(z.looseObject({ key: text, value: text }))
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);
export type WireLink = z.infer<typeof link>;

export const links = z.looseObject({ next: link }).nullish().catch(null);

export const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .catch(null);

export const itemType = z.looseObject({ id: text });
