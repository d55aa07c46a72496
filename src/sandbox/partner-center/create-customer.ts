import { randomInt, randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import { recordActivity } from "./audit-log.ts";
import type { Call } from "./call.ts";
import { customerBody } from "./customers.ts";
import { readCustomerRequest } from "./customer-request.ts";
import { refuse } from "./refusals.ts";
import { refuseReseller } from "./resellers.ts";
import { isTaken } from "./world.ts";
import type { CustomerData, SimulatedCustomer, World } from "./world.ts";

/** The body is judged only for a new MS-RequestId: a replay answers the first customer whatever it holds. */
export function createCustomer(call: Call, world: World): Answer {
  const requestId = call.headers.get("ms-requestid")?.toLowerCase();
  const earlier = world.customers.find((customer) => customer.requestId === requestId);
  if (earlier) return created(earlier, world.replayPassword);

  const read = readCustomerRequest(call.body, world);
  if ("refused" in read) return read.refused;
  const { data } = read;
  if (data.associatedPartnerId !== undefined) {
    if (call.token !== "app+user") return refuse(900329);
    const refused = refuseReseller(world.resellers, data.associatedPartnerId);
    if (refused) return refused;
  }
  if (isTaken(world, data.domain)) {
    // The documentation prints no code for this one.
    return refuse(3000, `Invalid property: the domain ${data.domain} is not available.`, ["companyProfile.domain"]);
  }
  const customer = addCustomer(world, data, {
    verification: { kind: "planned", plan: world.plan },
    password: makePassword(),
    ...(requestId === undefined ? {} : { requestId }),
  });
  recordActivity(world, {
    customer,
    operationType: "add_customer",
    resourceType: "customer",
    by: call.token,
    // Known: the password of the record is empty.
    newValue: { ...customerBody(customer), userCredentials: { userName: "admin", password: "" } },
  });
  return created(customer, true);
}

export function addCustomer(
  world: World,
  data: CustomerData,
  more: Pick<SimulatedCustomer, "verification"> & Partial<SimulatedCustomer>,
): SimulatedCustomer {
  const customer: SimulatedCustomer = {
    id: randomUUID(),
    commerceId: randomUUID(),
    billingProfileId: randomUUID(),
    etag: String(randomInt(2 ** 47)),
    createdAt: world.now(),
    agreements: [],
    agreementAnswer: null,
    relationship: "reseller",
    resellerIds: [],
    subscriptions: [],
    entitlements: [],
    qualifications: [],
    carts: [],
    orders: [],
    ...data,
    ...more,
  };
  world.customers.push(customer);
  return customer;
}

function created(customer: SimulatedCustomer, withPassword: boolean): Answer {
  const body = {
    ...customerBody(customer),
    // The relationship exists, and reads show it; the answer to the creation does not.
    relationshipToPartner: "none",
    userCredentials: withPassword ? { userName: "admin", password: customer.password } : undefined,
  };
  return { status: 201, body };
}

const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const SIGNS = "=;.&<>*_~`!";

/** Each has three signs, so that every password tells whether somebody forgot to escape it. */
function makePassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  return Array.from({ length: 12 }, (_, at) => pick(at % 4 === 1 ? SIGNS : LETTERS)).join("");
}
