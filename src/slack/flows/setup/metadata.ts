import { z } from "zod";

const setupView = z.object({
  page: z.enum(["partner", "channels", "people"]),
  /** The newest change of the settings when the form was opened. */
  base: z.number().int(),
  /** Another admin's change, which this person has been told of. */
  seen: z.number().int().optional(),
  /** What stands on the other views. */
  answers: z.record(z.string(), z.string().nullable()),
});
export type SetupView = z.infer<typeof setupView>;

export const writeSetupView = (view: SetupView): string => JSON.stringify(view);

export function readSetupView(metadata: string): SetupView {
  return setupView.parse(JSON.parse(metadata));
}
