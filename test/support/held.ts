import type { TestDesk } from "./desk.ts";

export interface Held {
  /** The call has arrived. */
  begun: Promise<void>;
  letGo: () => void;
}

function holding(fetch: (request: Request) => Promise<Response>, matches: (request: Request) => boolean) {
  let [begin, letGo] = [() => {}, () => {}];
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  const held: Held = { begun, letGo: () => letGo() };
  const slow = async (request: Request): Promise<Response> => {
    if (matches(request)) {
      begin();
      await gone;
    }
    return fetch(request);
  };
  return { held, slow };
}

/** Keeps the answers to these calls of Slack's Web API back until they are let go. */
export function holdSlack(desk: TestDesk, method: string): Held {
  const { held, slow } = holding(desk.slack.fetch, (request) => request.url.endsWith(`/api/${method}`));
  desk.slack.fetch = slow;
  return held;
}

/** The same for Partner Center. */
export function holdPartnerCenter(desk: TestDesk, method: string, path: string): Held {
  const { held, slow } = holding(
    desk.partnerCenter.fetch,
    (request) => request.method === method && new URL(request.url).pathname === path,
  );
  Object.assign(desk.partnerCenter, { fetch: slow });
  return held;
}
