import { copy } from "../../copy/index.ts";
import { findCustomers } from "../../operations/find-customers.ts";
import { customerList } from "../cards/customer-list.ts";
import type { Message } from "../cards/message.ts";
import { clip } from "../clip.ts";
import { as, type Desk } from "../desk.ts";
import { escape } from "../form.ts";
import { explain } from "../reply.ts";

/** What one of several customers is chosen for: the button's words and what it does. */
export interface PickFor {
  text: string;
  actionId: string;
}

/** `isNobody`: nothing that the desk knows fits. */
export type Picked = { customerId: string } | { message: Message; isNobody: boolean };

/** The customer that is meant, or what to say instead. Only companies that are customers by now are offered. */
export async function pickCustomer(desk: Desk, person: string, typed: string, pickFor: PickFor): Promise<Picked> {
  const say = (message: Message, isNobody = false): Picked => ({ message, isNobody });
  if (typed === "") return say({ text: copy.agreement.which });
  const search = await findCustomers(as(desk, person), { text: typed });
  if (!search.ok) return say({ text: await explain(desk, search.failure) });
  const { clear, offered, hasMore } = search.value;
  if (clear?.status === "active") return { customerId: clear.id };
  const customers = offered.filter(({ status }) => status === "active");
  const said = escape(clip(typed, 60));
  if (customers.length === 0) {
    const isNobody = offered.length === 0;
    return say({ text: isNobody ? copy.status.none(said) : copy.agreement.noneYet(said) }, isNobody);
  }
  const [only] = customers;
  if (only && customers.length === 1 && !hasMore) return { customerId: only.id };
  return say(customerList(copy.status.several(said), customers, hasMore ? copy.status.more : null, pickFor));
}
