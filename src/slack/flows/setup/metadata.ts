import { z } from "zod";
import { linkFields } from "../../../core/relationship/own-links.ts";

const setupView = z.object({
  page: z.enum(["partner", "channels", "people"]),
  /** The newest change of the settings when the form was opened. */
  base: z.number().int(),
  /** Another admin's change, which this person has been told of. */
  seen: z.number().int().optional(),
  /** What stands on the other views, without the links. */
  answers: z.record(z.string(), z.string().nullable()),
});
export type SetupView = z.infer<typeof setupView>;

/** Without the links, for which there is no room: see `withKeptLinks`. */
export const writeSetupView = ({ answers, ...view }: SetupView): string =>
  JSON.stringify({ ...view, answers: Object.fromEntries(Object.entries(answers).filter(([field]) => !isLink(field))) });

const isLink = (field: string): boolean => linkFields.some((one) => one === field);

export function readSetupView(metadata: string): SetupView {
  return setupView.parse(JSON.parse(metadata));
}
