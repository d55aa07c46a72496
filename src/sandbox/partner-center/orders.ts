import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { collection } from "./pages.ts";
import type { SimulatedCustomer, World } from "./world.ts";

export interface SimulatedOrder {
  id: string;
  createdAt: Date;
  /** As the service writes it. */
  body: object;
}

/** A new one is not listed at once when `ordersAppearAfter` says so. */
export function listOrders(_: Call, customer: SimulatedCustomer, world: World): Answer {
  const until = world.now().getTime() - world.ordersAppearAfter;
  return collection(customer.orders.filter(({ createdAt }) => createdAt.getTime() <= until).map(({ body }) => body));
}
