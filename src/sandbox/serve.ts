import { readFile } from "node:fs/promises";
import type { Handle } from "./http.ts";

const folder = new URL("./page/", import.meta.url);

const kinds: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' https: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
};

export interface Sides {
  /** Who sits at a page that does not say. */
  firstPerson: string;
  /** The desk's own address, for what comes to it from outside; null while it does not run. */
  desk: () => string | null;
  /** The Web API and the response URLs. */
  slack: Handle;
  /** /_sandbox/state, stream and act; null for every other address. */
  page: (request: Request) => Promise<Response | null>;
  /** Everything else under /_sandbox/. */
  control: Handle;
}

/** One address for the page, what it asks for, and Slack's Web API. */
export function serveSandbox({ firstPerson, desk, slack, page, control }: Sides): Handle {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith("/_sandbox/")) {
      if (isForged(request)) return Response.json({ ok: false, error: "Send JSON." }, { status: 415, headers });
      return (await page(request)) ?? control(request);
    }
    if (pathname === webhookPath) return forward(request, desk());
    if (request.method !== "GET") return slack(request);
    if (pathname === "/" && !searchParams.has("as")) {
      return new Response(null, { status: 302, headers: { ...headers, location: `/?as=${firstPerson}` } });
    }
    return file(pathname);
  };
}

/** As the desk's own address is a new one after every restart. */
const webhookPath = "/partner-center/webhook";

async function forward(request: Request, to: string | null): Promise<Response> {
  if (to === null) return new Response("The desk does not run.", { status: 503, headers });
  const { method } = request;
  const body = new Uint8Array(await request.arrayBuffer());
  // What belongs to the connection that it came by; another one refuses them.
  const ofConnection = ["connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding"];
  const sent = [...request.headers].filter(([name]) => !ofConnection.includes(name));
  return fetch(`${to}${webhookPath}`, { method, headers: sent, ...(method === "POST" ? { body } : {}) });
}

/** A form on some other page can post to localhost, but not with JSON. */
function isForged(request: Request): boolean {
  return request.method === "POST" && !(request.headers.get("content-type") ?? "").startsWith("application/json");
}

async function file(pathname: string): Promise<Response> {
  const [, name = "", ending = ""] = /^\/([\w-]+\.(\w+))$/.exec(pathname === "/" ? "/index.html" : pathname) ?? [];
  const kind = kinds[ending];
  const content = kind === undefined ? null : await readFile(new URL(name, folder)).catch(() => null);
  if (kind === undefined || content === null) return new Response("Nothing here.", { status: 404, headers });
  return new Response(new Uint8Array(content), { headers: { ...headers, "content-type": kind } });
}
