import { z } from "zod";

const draftView = z.object({
  draftId: z.uuid(),
  revision: z.number().int(),
  page: z.enum(["company", "contact", "review"]),
});
export type DraftView = z.infer<typeof draftView>;

export const writeMetadata = (metadata: DraftView): string => JSON.stringify(metadata);

/** Null for anything that the desk did not write itself. */
export function readMetadata(text: string): DraftView | null {
  try {
    const read = draftView.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
