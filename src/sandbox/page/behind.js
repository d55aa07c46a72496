/** Reads and moves what stands behind the chat: the simulated Partner Center, the clock, the desk. */
import { post, redraw, store, tell, working } from "./state.js";

/** @type {Map<string, { value: any, readAt: number, isReading: boolean }>} */
const known = new Map();

/** The newest answer of `GET path`, read again at most once a second while it is looked at. */
export function looked(path) {
  const one = known.get(path) ?? { value: null, readAt: 0, isReading: false };
  known.set(path, one);
  if (!one.isReading && Date.now() - one.readAt > 900) void read(path, one);
  return one.value;
}

async function read(path, one) {
  one.isReading = true;
  try {
    const answer = await fetch(path);
    const value = answer.ok ? await answer.json() : null;
    const isNew = JSON.stringify(value) !== JSON.stringify(one.value);
    one.value = value;
    if (isNew) redraw();
  } catch {
    one.value = null;
  } finally {
    one.isReading = false;
    one.readAt = Date.now();
  }
}

/** What is on screen stays until the newer answer is there; one that was asked for earlier is not listened to. */
function readAllAnew() {
  const again = [...known].map(([path, { value }]) => {
    const one = { value, readAt: 0, isReading: false };
    known.set(path, one);
    return read(path, one);
  });
  return Promise.all(again);
}

setInterval(() => store.pane !== "" && redraw(), 1000);

/** @param {string} key @param {string} path @param {string} done */
export function ask(key, path, body, done) {
  return working(key, async () => {
    const answer = await post(path, body);
    if (answer.ok === false) return tell(answer.error);
    await readAllAnew();
    tell(done, "done");
  });
}

export function isBusy(key) {
  return store.busy.has(key) ? "true" : null;
}
