import { copy } from "../../copy/index.ts";
import { fieldLabels } from "../../copy/rules.en.ts";
import { customerFields, type CustomerField } from "../../core/customer/fields.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Refusal } from "../../core/result.ts";
import type { Story } from "../../operations/read-story.ts";
import { escape } from "../form.ts";
import { explainRefusal, nameRefusal } from "./refusal.ts";

const words = copy.refusals.told;

/** Why a customer does not exist yet, for the requester, with what helps. Null for other events. */
export function notCreated(event: StoredEvent, story: Story): string | null {
  const { customer } = story;
  const name = escape(customer.companyName);
  switch (event.type) {
    case "customer.creation_refused": {
      const { refusal, isCurrent } = refusalOf(event, story);
      return words.refused(name, explainRefusal({ ...customer, refusal, checks: isCurrent ? customer.checks : [] }));
    }
    case "customer.address_questioned":
      return words.questioned(name, whatIsQuestioned(event), isDomainQuestioned(event));
    case "customer.stalled":
      return (wasNotSignedIn(event) ? words.notSignedIn : words.stalled)(
        name,
        customer.status === "stalled" ? explainRefusal(customer, "stalled") : "",
      );
    default:
      return null;
  }
}

/** The same for the colleagues in the thread of the approval card. */
export function notCreatedBriefly(event: StoredEvent, story: Story): string | null {
  const { customer } = story;
  const name = escape(customer.companyName);
  const requester = `<@${customer.requestedBy ?? ""}>`;
  switch (event.type) {
    case "customer.creation_refused": {
      const { refusal, isCurrent } = refusalOf(event, story);
      const brief = nameRefusal({ ...customer, refusal, checks: isCurrent ? customer.checks : [] });
      return words.refusedBriefly(name, brief, requester);
    }
    case "customer.address_questioned":
      return words.questionedBriefly(name, whatIsQuestioned(event), requester);
    case "customer.stalled":
      return (wasNotSignedIn(event) ? words.notSignedInBriefly : words.stalledBriefly)(name, requester);
    default:
      return null;
  }
}

/** The record holds the newest refusal only; an older message keeps its own code and correlation ID. */
function refusalOf(event: StoredEvent, { customer }: Story): { refusal: Refusal; isCurrent: boolean } {
  const code = textOf(event.data["code"]);
  const correlationId = textOf(event.data["correlationId"]);
  const isCurrent =
    customer.status === "creation_refused" &&
    customer.refusal?.code === code &&
    customer.refusal.correlationId === correlationId;
  return {
    refusal: { status: null, description: "", ...(isCurrent ? customer.refusal : {}), code, correlationId },
    isCurrent,
  };
}

const signInCodes = ["sign-in-refused", "sign-in-unreachable", "unauthorised", "consent-missing", "consent-lost"];

/** The last try did not get past the sign-in; what an earlier one did is not said by that. */
const wasNotSignedIn = ({ data }: StoredEvent): boolean =>
  signInCodes.some((code) => data["reason"] === `Partner Center: ${code}`);

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

function questionedFields({ data }: StoredEvent): CustomerField[] {
  const fields = Array.isArray(data["fields"]) ? data["fields"] : [];
  return customerFields.filter((field) => fields.includes(field));
}

const isDomainQuestioned = (event: StoredEvent): boolean => questionedFields(event).includes("domainPrefix");

function whatIsQuestioned(event: StoredEvent): string {
  if (isDomainQuestioned(event)) return words.domainQuestioned;
  const known = questionedFields(event);
  if (known.length > 0 && known.every((field) => field.startsWith("address."))) return words.addressQuestioned;
  return known.length === 0 ? "" : words.fieldsQuestioned(known.map((field) => fieldLabels[field]).join(", "));
}
