import { describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { createAuthority, certificateUrl, openWebhook, signedRequest, type Authority } from "../../support/webhook.ts";

const authority: Authority = await createAuthority();
const { leaf, leafWith } = authority;
const minute = 60_000;
const hour = 60 * minute;
const at = (address: string) => signedRequest(leaf, { "x-ms-certificate-url": [address] });
const limits = { timeoutMs: 50, maxBytes: 65_536 };

describe("the address of a certificate", () => {
  it.each([
    "https://evil.example/cert/webhooks.cer",
    "https://certificates.example.evil.example/cert/webhooks.cer",
    "https://evil-certificates.example/cert/webhooks.cer",
    "https://sub.certificates.example/cert/webhooks.cer",
    "https://certificates.example./cert/webhooks.cer",
    "https://CERTIFICATES.example/cert/webhooks.cer",
    "https://сertificates.example/cert/webhooks.cer",
    "http://certificates.example/cert/webhooks.cer",
    "HTTPS://certificates.example/cert/webhooks.cer",
    "//certificates.example/cert/webhooks.cer",
    "ftp://certificates.example/cert/webhooks.cer",
    "data:application/pkix-cert,certificates.example/cert/webhooks.cer",
    "https://certificates.example:443/cert/webhooks.cer",
    "https://certificates.example:8443/cert/webhooks.cer",
    "https://user@certificates.example/cert/webhooks.cer",
    "https://user:word@certificates.example/cert/webhooks.cer",
    "https://certificates.example@evil.example/cert/webhooks.cer",
    "https://certificates.example/cert/webhooks.cer?sig=1",
    "https://certificates.example/cert/webhooks.cer?",
    "https://certificates.example/cert/webhooks.cer#a",
    "https://certificates.example/certificates/webhooks.cer",
    "https://certificates.example/webhooks.cer",
    "https://certificates.example/CERT/webhooks.cer",
    "https://certificates.example/cert/webhooks.crt",
    "https://certificates.example/cert/webhooks.cer.exe",
    "https://certificates.example/cert/.cer",
    "https://certificates.example/cert/deep/webhooks.cer",
    "https://certificates.example//cert/webhooks.cer",
    "https://certificates.example/cert//webhooks.cer",
    "https://certificates.example/cert/../evil/webhooks.cer",
    "https://certificates.example/evil/../cert/webhooks.cer",
    "https://certificates.example/cert/..",
    "https://certificates.example/cert/%2e%2e/webhooks.cer",
    "https://certificates.example/cert/%2e%2e%2fwebhooks.cer",
    "https://certificates.example/cert%2fwebhooks.cer",
    "https://certificates.example/cert/web%00hooks.cer",
    "https://certificates.example\\cert\\webhooks.cer",
    "https://certificates.example/cert/..\\webhooks.cer",
    " https://certificates.example/cert/webhooks.cer",
    "https://certificates.example/cert/webhooks.cer\n",
    "https://certificates.example/cert/web\thooks.cer",
    `${certificateUrl}, ${certificateUrl}`,
    "https://127.0.0.1/cert/webhooks.cer",
    "not an address",
    "",
  ])("%j is refused, and nobody is asked", async (address) => {
    const { verdict, server } = openWebhook(authority);
    expect(await verdict(at(address))).toBe("certificate-address");
    expect(server.asked).toEqual([]);
  });

  it("may have points, lines and capitals in the name", async () => {
    const address = "https://certificates.example/cert/PCNotifications-dispatch_2.partner.example.cer";
    const { verdict, server } = openWebhook(authority);
    server.served[address] = leaf.der;
    expect(await verdict(at(address))).toBe("accepted");
  });
});

describe("fetching a certificate", () => {
  const answering = (answer: (request: Request) => Response | Promise<Response>) => {
    const webhook = openWebhook(authority, { limits });
    webhook.server.served[certificateUrl] = answer;
    return webhook;
  };

  it.each([301, 302, 303, 307, 308] as const)("follows no redirect (%i)", async (status) => {
    const elsewhere = "https://certificates.example/cert/elsewhere.cer";
    const { verdict, server } = answering(() => Response.redirect(elsewhere, status));
    server.served[elsewhere] = leaf.der;
    expect(await verdict()).toBe("certificate-redirected");
    expect(server.asked).toEqual([certificateUrl]);
  });

  it("tells the connection not to follow one either", async () => {
    const modes: string[] = [];
    const { verdict } = answering(({ redirect }) => {
      modes.push(redirect);
      return new Response(leaf.der);
    });
    expect(await verdict()).toBe("accepted");
    expect(modes).toEqual(["manual"]);
  });

  it.each([204, 206, 400, 403, 404, 500, 503])("takes no certificate from an answer %i", async (status) => {
    const { verdict } = answering(() => new Response(status === 204 ? null : leaf.der, { status }));
    expect(await verdict()).toBe("certificate-unreachable");
  });

  it("ends when the connection breaks, before or within the body", async () => {
    expect(await answering(() => Promise.reject(new TypeError("fetch failed"))).verdict()).toBe(
      "certificate-unreachable",
    );
    const breaking = new ReadableStream({
      pull: (controller) => controller.error(new TypeError("terminated")),
    });
    expect(await answering(() => new Response(breaking)).verdict()).toBe("certificate-unreachable");
  });

  it("ends in time when no answer comes, and says so to the connection", async () => {
    const signals: AbortSignal[] = [];
    const { verdict } = answering(({ signal }) => {
      signals.push(signal);
      return new Promise<Response>(() => undefined);
    });
    expect(await verdict()).toBe("certificate-unreachable");
    await eventually(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true]));
  });

  it("ends in time when the body never does", async () => {
    const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) });
    expect(await answering(() => new Response(silent)).verdict()).toBe("certificate-unreachable");
  });

  it("stops reading a body without end, whatever length was named", async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 4_096;
        controller.enqueue(new Uint8Array(4_096));
      },
      cancel: () => void (isCancelled = true),
    });
    const { verdict } = answering(() => new Response(endless, { headers: { "content-length": "900" } }));
    expect(await verdict()).toBe("certificate-too-large");
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(3 * limits.maxBytes);
  });

  it("reads 64 KiB and not a byte more", async () => {
    const padded = (size: number) => {
      const pem = Buffer.from(leaf.pem);
      return new Uint8Array(Buffer.concat([pem, Buffer.alloc(size - pem.length, "\n")]));
    };
    expect(await answering(() => new Response(padded(65_536))).verdict()).toBe("accepted");
    expect(await answering(() => new Response(padded(65_537))).verdict()).toBe("certificate-too-large");
  });

  it.each<[string, string, Uint8Array<ArrayBuffer>]>([
    ["DER", "accepted", leaf.der],
    ["PEM", "accepted", new TextEncoder().encode(leaf.pem)],
    ["nothing", "certificate-form", new Uint8Array()],
    ["a page", "certificate-form", new TextEncoder().encode("<html>Sign in</html>")],
    ["half a certificate", "certificate-form", leaf.der.slice(0, 300)],
    [
      "PEM of something else",
      "certificate-form",
      new TextEncoder().encode(leaf.pem.replaceAll("CERTIFICATE", "PUBLIC KEY")),
    ],
  ])("reads %s: %s", async (_, verdict, bytes) => {
    expect(await answering(() => new Response(bytes)).verdict()).toBe(verdict);
  });
});

describe("what was fetched", () => {
  it("is fetched once for requests at the same time and for those after them", async () => {
    const { verdict, server, pass } = openWebhook(authority);
    expect(await Promise.all([verdict(), verdict(), verdict()])).toEqual(["accepted", "accepted", "accepted"]);
    pass(59 * minute);
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toHaveLength(1);
    pass(minute);
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toHaveLength(2);
  });

  it("is kept no longer than it is valid", async () => {
    const ending = await leafWith({ until: new Date("2026-06-01T12:10:00Z") });
    const { verdict, server, pass } = openWebhook(authority, { leaf: ending });
    expect(await verdict()).toBe("accepted");
    server.served[certificateUrl] = leaf.der;
    pass(11 * minute);
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toHaveLength(2);
  });

  it("and has expired already is not asked for by every request", async () => {
    const expired = await leafWith({ until: new Date("2026-05-01T00:00:00Z") });
    const { verdict, server } = openWebhook(authority, { leaf: expired });
    expect(await verdict()).toBe("certificate-expired");
    expect(await verdict()).toBe("certificate-expired");
    expect(server.asked).toHaveLength(1);
  });

  it("counts until it expires when it cannot be fetched anew", async () => {
    const { verdict, server, pass } = openWebhook(authority);
    expect(await verdict()).toBe("accepted");
    server.served[certificateUrl] = () => new Response(null, { status: 503 });
    pass(2 * hour);
    expect(await verdict()).toBe("accepted");
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toHaveLength(2);
    pass(365 * 24 * hour);
    expect(await verdict()).toBe("certificate-unreachable");
  });

  it("gives way to a new certificate at the same address", async () => {
    const { verdict, server, pass } = openWebhook(authority);
    expect(await verdict()).toBe("accepted");
    const renewed = await authority.leafWith({ keys: authority.intermediate.keys });
    server.served[certificateUrl] = renewed.der;
    pass(31_000);
    expect(await Promise.all([verdict(signedRequest(renewed)), verdict(signedRequest(renewed))])).toEqual([
      "accepted",
      "accepted",
    ]);
    expect(server.asked).toHaveLength(2);
  });

  it("is not asked for anew by every forged signature, nor lost by them", async () => {
    const { verdict, server, pass } = openWebhook(authority);
    const forged = signedRequest(leaf, { authorization: ["Signature AAAA"] });
    expect(await verdict()).toBe("accepted");
    for (let count = 0; count < 10; count += 1) expect(await verdict(forged)).toBe("signature-wrong");
    expect(server.asked).toHaveLength(1);
    server.served[certificateUrl] = () => new Response(null, { status: 503 });
    pass(31_000);
    for (let count = 0; count < 10; count += 1) expect(await verdict(forged)).toBe("signature-wrong");
    expect(server.asked).toHaveLength(2);
    expect(await verdict()).toBe("accepted");
  });
});

describe("a failure to fetch", () => {
  it("is remembered for half a minute", async () => {
    const { verdict, server, pass } = openWebhook(authority);
    server.served[certificateUrl] = () => new Response(null, { status: 503 });
    expect(await verdict()).toBe("certificate-unreachable");
    server.served[certificateUrl] = leaf.der;
    pass(29_000);
    expect(await verdict()).toBe("certificate-unreachable");
    expect(server.asked).toHaveLength(1);
    pass(1_000);
    expect(await verdict()).toBe("accepted");
  });

  it("by the thousand asks Microsoft twenty times a minute, and leaves the genuine certificate alone", async () => {
    const { verdict, server, pass } = openWebhook(authority);
    const invented = (count: number) => at(`https://certificates.example/cert/invented-${count}.cer`);
    expect(await verdict()).toBe("accepted");
    const verdicts: string[] = [];
    for (let count = 0; count < 1_000; count += 1) verdicts.push(await verdict(invented(count)));
    expect(verdicts.filter((one) => one === "certificate-unreachable")).toHaveLength(19);
    expect(verdicts.filter((one) => one === "certificate-limit")).toHaveLength(981);
    for (let count = 1; count <= 10; count += 1) {
      pass(minute);
      for (let more = 0; more < 25; more += 1) await verdict(invented(1_000 * count + more));
    }
    const before = server.asked.length;
    expect(await verdict()).toBe("accepted");
    expect(server.asked).toHaveLength(before);
    pass(hour);
    for (let more = 0; more < 25; more += 1) await verdict(invented(50_000 + more));
    expect(await verdict()).toBe("accepted");
  });
});
