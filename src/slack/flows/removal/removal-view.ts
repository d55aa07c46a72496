import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import { fieldLimits } from "../../../core/customer/fields.ts";
import { removalDeclarations, type Obstacle, type RemovalDeclaration } from "../../../core/relationship/removal.ts";
import type { Customer } from "../../../../db/schema/index.ts";
import { actions, button, context, escape, fieldBlock, modal, option, section } from "../../form.ts";
import { customerInPartnerCenter, gdapInPartnerCenter } from "../../portal.ts";

const words = copy.removal;

export const removalForm = "remove-relationship";

const metadata = z.object({ customerId: z.uuid(), opening: z.uuid() });
export const readRemovalView = (text: string) => metadata.parse(JSON.parse(text));

/** As many as a person reads at once. */
const mostShown = 20;

/** What has to be ended first, each with what to do and where. The desk does none of it. */
export function inTheWayView(
  { id, companyName, tenantId }: Pick<Customer, "id" | "companyName" | "tenantId">,
  obstacles: readonly Obstacle[],
): View {
  const { inTheWay, kinds, remedies } = words;
  const more = obstacles.length - mostShown;
  const url = tenantId === null ? undefined : customerInPartnerCenter(tenantId);
  return modal({
    callbackId: "notice",
    title: words.title,
    close: words.close,
    blocks: [
      section(inTheWay.intro(escape(companyName), obstacles.length)),
      ...obstacles
        .slice(0, mostShown)
        .map(({ name, what, remedy }) => section(inTheWay.item(escape(name), kinds[what], remedies[remedy]))),
      ...(more > 0 ? [section(inTheWay.more(more))] : []),
      actions([
        button(inTheWay.lookAgain, "remove-relationship", id, { style: "primary" }),
        ...(url === undefined ? [] : [button(inTheWay.open, "open-partner-center", undefined, { url })]),
      ]),
      context(inTheWay.nothingByItself),
    ],
  });
}

/** What will happen and what will not, the declarations, and the company's name once more. */
export function removalView(
  { id, companyName }: Pick<Customer, "id" | "companyName">,
  { opening, answers }: { opening: string; answers: Answers },
): View {
  const { form } = words;
  const typed = answers["typedName"] ?? "";
  return modal({
    callbackId: removalForm,
    title: words.title,
    submit: form.send,
    close: words.close,
    metadata: JSON.stringify({ customerId: id, opening }),
    blocks: [
      section(form.intro(escape(companyName))),
      section(form.happens.map((line) => `•  ${line}`).join("\n")),
      section(form.stays(gdapInPartnerCenter)),
      ...removalDeclarations.map((one) => declaration(one, answers[fieldOf(one)] === "yes")),
      fieldBlock({
        path: "typedName",
        label: form.name,
        hint: form.nameHint(companyName),
        element: {
          type: "plain_text_input",
          max_length: Math.max(companyName.length, fieldLimits.companyName),
          ...(typed === "" ? {} : { initial_value: typed }),
        },
      }),
      context(form.seen),
    ],
  });
}

const fieldOf = (declaration: RemovalDeclaration): string => `declare.${declaration}`;

/** Which declarations are ticked. */
export const readDeclared = (answers: Answers): RemovalDeclaration[] =>
  removalDeclarations.filter((one) => answers[fieldOf(one)] === "yes");

function declaration(one: RemovalDeclaration, isTicked: boolean): KnownBlock {
  const { label, option: text, text: whole } = words.form.declarations[one];
  const yes = option(text, "yes");
  return fieldBlock({
    path: fieldOf(one),
    label,
    hint: whole,
    element: { type: "checkboxes", options: [yes], ...(isTicked ? { initial_options: [yes] } : {}) },
  });
}
