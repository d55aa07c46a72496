import { addCustomer } from "./add-customer/index.ts";
import { decideRequest } from "./decide-request.ts";
import type { Flow } from "./flow.ts";
import { ownRequest } from "./own-request.ts";

/** Everything people can do with the desk. */
export const flows: readonly Flow[] = [addCustomer, decideRequest, ownRequest];
