import { copy } from "../../copy/index.ts";
import { isFinal, type CustomerStatus } from "../../core/customer/lifecycle.ts";
import { findCustomers, type ListedRecord } from "../../operations/find-customers.ts";
import { customerList } from "../cards/customer-list.ts";
import type { Message } from "../cards/message.ts";
import { clip } from "../clip.ts";
import { as, type Desk } from "../desk.ts";
import { escape } from "../form.ts";
import { explain } from "../reply.ts";

/** What one of several customers is chosen for: the command's word, the button's text and what it does. */
export interface PickFor {
  word: string;
  text: string;
  actionId: string;
  /** Where a record may stand to be meant; customers alone when left out. */
  takes?: readonly CustomerStatus[];
}

/** `isNobody`: nothing that the desk knows fits, or what fits has come to its end. */
export type Picked = { customerId: string } | { message: Message; isNobody: boolean };

/** The customer that is meant, or what to say instead. Only records that stand where it is of use are offered. */
export async function pickCustomer(desk: Desk, person: string, typed: string, pickFor: PickFor): Promise<Picked> {
  const say = (message: Message, isNobody = false): Picked => ({ message, isNobody });
  if (typed === "") return say({ text: copy.agreement.which(pickFor.word) });
  const search = await findCustomers(as(desk, person), { text: typed });
  if (!search.ok) return say({ text: await explain(desk, search.failure) });
  const { clear, offered, hasMore } = search.value;
  const isTaken = ({ status }: ListedRecord): boolean => (pickFor.takes ?? ["active"]).includes(status);
  if (clear !== null && isTaken(clear)) return { customerId: clear.id };
  const customers = offered.filter(isTaken);
  const said = escape(clip(typed, 60));
  if (customers.length === 0) {
    const text = offered.length === 0 ? copy.status.none(said) : copy.agreement.noneYet(said);
    return say(
      { text },
      offered.every(({ status }) => isFinal(status)),
    );
  }
  const [only] = customers;
  if (only && customers.length === 1 && !hasMore) return { customerId: only.id };
  return say(customerList(copy.status.several(said), customers, hasMore ? copy.status.more : null, pickFor));
}
