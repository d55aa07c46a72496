/**
 * What the server knows, and what this window knows beside it.
 *
 * @typedef {import("../slack/protocol.ts").SandboxState} SandboxState
 * @typedef {import("../slack/protocol.ts").Act} Act
 * @typedef {import("../slack/protocol.ts").ActAnswer} ActAnswer
 */

const address = new URL(location.href);

export const store = {
  /** @type {SandboxState | null} */
  state: null,
  as: address.searchParams.get("as") ?? "",
  channel: address.searchParams.get("in") ?? "",
  /** Which side panel stands open: "" or the name of one. */
  pane: "",
  showHome: false,
  isConnected: true,
  /** Keys of whatever was pressed and has no answer yet. */
  busy: new Set(),
  /** @type {{ id: number, text: string, kind: "problem" | "done" }[]} */
  notices: [],
  /** What is drawn from this window alone: open menus, lists, threads, by key. @type {Map<string, any>} */
  ui: new Map(),
};

let draw = () => {};
let isDue = false;

/** @param {() => void} paint */
export function onChange(paint) {
  draw = paint;
}

export function redraw() {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    draw();
  });
}

/** @type {EventSource | null} */
let stream = null;
/** The reading that is going on. @type {Promise<void> | null} */
let reading = null;
let isStale = false;

/** Resolves when what stood on the server at the time of the call is in the store. */
export function readState() {
  isStale = true;
  reading ??= readUntilFresh();
  return reading;
}

async function readUntilFresh() {
  try {
    while (isStale) {
      isStale = false;
      const wire = store.pane === "wire" ? "&wire=shown" : "";
      const answer = await fetch(`/_sandbox/state?as=${encodeURIComponent(store.as)}${wire}`);
      if (answer.status === 404) return location.replace("/");
      if (!answer.ok) throw new Error(`state ${answer.status}`);
      receive(await answer.json());
    }
    store.isConnected = true;
  } catch {
    store.isConnected = false;
  } finally {
    reading = null;
    redraw();
  }
}

/** @type {((state: SandboxState) => void)[]} */
const listeners = [];

/** @param {(state: SandboxState) => void} listener */
export function onState(listener) {
  listeners.push(listener);
}

/** @param {SandboxState} state */
function receive(state) {
  if (store.as !== "" && state.you.id !== store.as) return;
  store.as = state.you.id;
  store.state = state;
  listeners.forEach((listener) => listener(state));
}

/** @param {string} [as] */
export async function connect(as = store.as) {
  store.as = as;
  stream?.close();
  await readState();
  stream = new EventSource(`/_sandbox/stream?as=${encodeURIComponent(store.as)}`);
  stream.onmessage = (event) => {
    const { version } = JSON.parse(event.data);
    if (!store.state || version > store.state.version) void readState();
  };
  stream.onopen = () => void readState();
  stream.onerror = () => {
    store.isConnected = false;
    redraw();
  };
}

/**
 * @param {Act} action
 * @returns {Promise<ActAnswer>}
 */
export async function act(action) {
  const as = store.as;
  if (isNewStep(action)) store.notices = store.notices.filter((one) => one.kind !== "problem");
  const answer = await counted(post("/_sandbox/act", { as, ...action }));
  if (as === store.as && store.state && answer.version > store.state.version) await readState();
  return answer;
}

let unanswered = 0;

/** Whoever drives this page can see on <html> that something has no answer yet. */
async function counted(answer) {
  unanswered += 1;
  document.documentElement.dataset.unanswered = String(unanswered);
  try {
    return await answer;
  } finally {
    unanswered -= 1;
    if (unanswered === 0) delete document.documentElement.dataset.unanswered;
    else document.documentElement.dataset.unanswered = String(unanswered);
  }
}

/** What went wrong before is history once the person goes on. */
function isNewStep({ do: what }) {
  return what !== "read" && what !== "type" && what !== "options";
}

/** Shows a failure as a notice. @param {Act} action */
export async function actOrTell(action) {
  const answer = await act(action);
  if (!answer.ok) tell(answer.error);
  return answer;
}

/**
 * Marks `key` as working until the work has ended; a second press meanwhile does nothing.
 * @param {string} key
 * @param {() => Promise<unknown>} work
 */
export async function working(key, work) {
  if (store.busy.has(key)) return;
  store.busy.add(key);
  redraw();
  try {
    await work();
  } finally {
    store.busy.delete(key);
    redraw();
  }
}

/** @returns {Promise<any>} */
export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { ok: false, version: 0, error: "The sandbox does not answer. Is it still running?" };
  }
}

let lastNotice = 0;

/** @param {string} text @param {"problem" | "done"} [kind] */
export function tell(text, kind = "problem") {
  if (store.notices.some((one) => one.text === text)) return;
  const id = ++lastNotice;
  store.notices.push({ id, text, kind });
  if (kind === "done") setTimeout(() => dismiss(id), 6000);
  redraw();
}

/** @param {number} id */
export function dismiss(id) {
  store.notices = store.notices.filter((one) => one.id !== id);
  redraw();
}

/** @param {string} id */
export function goTo(id) {
  store.channel = id;
  store.showHome = false;
  writeAddress();
  redraw();
}

export function writeAddress() {
  const url = new URL(location.href);
  url.searchParams.set("as", store.as);
  if (store.channel) url.searchParams.set("in", store.channel);
  history.replaceState(null, "", url);
}

export function conversation() {
  const all = store.state?.conversations ?? [];
  return all.find((one) => one.id === store.channel) ?? all[0] ?? null;
}
