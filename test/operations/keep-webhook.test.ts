import { describe, expect, it } from "vitest";
import { wantedEvents } from "../../src/core/relationship/webhook-events.ts";
import { keepWebhook } from "../../src/operations/keep-webhook.ts";
import type { PartnerCenter } from "../../src/partner-center/contract.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const webhookUrl = "https://desk.test/partner-center/webhook";
const elsewhere = { url: "https://other.example/hook", events: ["invoice-ready"] };

const eventsOf = ({ registration }: { registration: { events: readonly string[] } | null }) =>
  [...(registration?.events ?? [])].sort();

function setting(wrapped: Partial<PartnerCenter> = {}) {
  const { partnerCenter, simulator } = simulatedPartnerCenter();
  const keep = (options?: Parameters<typeof keepWebhook>[1], given = wrapped) =>
    keepWebhook({ partnerCenter: { ...partnerCenter, ...given }, webhookUrl }, options);
  const saves = () => simulator.received.filter(({ method }) => method === "POST" || method === "PUT");
  const registrations = () => saves().filter(({ path }) => path.endsWith("/registration"));
  return { partnerCenter, simulator, keep, registrations };
}

describe("the registration for Partner Center's events", () => {
  it("is made when there is none, once", async () => {
    const { simulator, keep, registrations } = setting();
    expect(await keep()).toMatchObject({ ok: true, value: { state: "registered" } });
    expect(simulator.registration).toMatchObject({ url: webhookUrl });
    expect(eventsOf(simulator)).toEqual([...wantedEvents].sort());
    await keep();
    expect(registrations().map(({ method }) => method)).toEqual(["POST"]);
  });

  it("keeps the events that somebody added, and adds those that are missing", async () => {
    const { simulator, partnerCenter, keep } = setting();
    await partnerCenter.saveWebhook({ url: webhookUrl, events: ["invoice-ready"], isNew: true });
    await keep();
    expect(eventsOf(simulator)).toEqual(["invoice-ready", ...wantedEvents].sort());
  });

  it("of another tool is left alone, and taken over only when somebody wants that", async () => {
    const { simulator, partnerCenter, keep } = setting();
    await partnerCenter.saveWebhook({ ...elsewhere, isNew: true });
    expect(await keep()).toMatchObject({ ok: true, value: { state: "elsewhere" } });
    expect(simulator.registration).toMatchObject(elsewhere);
    expect(await keep({ takesOver: true })).toMatchObject({ ok: true, value: { state: "registered" } });
    expect(simulator.registration).toMatchObject({ url: webhookUrl });
    expect(eventsOf(simulator)).toEqual(["invoice-ready", ...wantedEvents].sort());
  });

  it("is taken over although it holds every event that is wanted", async () => {
    const { simulator, partnerCenter, keep } = setting();
    await partnerCenter.saveWebhook({ ...elsewhere, events: wantedEvents, isNew: true });
    await keep({ takesOver: true });
    expect(simulator.registration?.url).toBe(webhookUrl);
  });

  it("is read once more where somebody was faster, and goes round no further", async () => {
    const { simulator, partnerCenter, keep, registrations } = setting();
    await partnerCenter.saveWebhook({ ...elsewhere, isNew: true });
    let reads = 0;
    const lateFirst: Partial<PartnerCenter> = {
      async webhookRegistration() {
        reads += 1;
        return reads === 1 ? { ok: true, value: null } : partnerCenter.webhookRegistration();
      },
    };
    expect(await keep({}, lateFirst)).toMatchObject({ ok: true, value: { state: "elsewhere" } });
    expect(simulator.registration).toMatchObject(elsewhere);
    const never: Partial<PartnerCenter> = { webhookRegistration: () => Promise.resolve({ ok: true, value: null }) };
    expect(await keep({}, never)).toMatchObject({ ok: false, failure: { status: 409 } });
    expect(registrations()).toHaveLength(4);
  });

  it("asks for no event that Partner Center does not offer", async () => {
    const { simulator, keep } = setting({
      webhookEvents: () => Promise.resolve({ ok: true, value: ["test-created"] }),
    });
    await keep();
    expect(simulator.registration?.events).toEqual(["test-created"]);
  });

  it("is impossible without an address or an API", async () => {
    const { partnerCenter, simulator } = setting();
    expect(await keepWebhook({ partnerCenter, webhookUrl: null })).toEqual({
      ok: true,
      value: { state: "impossible" },
    });
    expect(await keepWebhook({ partnerCenter: null, webhookUrl })).toEqual({
      ok: true,
      value: { state: "impossible" },
    });
    expect(simulator.received).toEqual([]);
  });
});
