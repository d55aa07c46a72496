/**
 * What was typed or chosen here and has not come back from the server: it wins over the server's value until it has.
 *
 * @typedef {import("../slack/protocol.ts").ElementValue} ElementValue
 * @typedef {{ value: ElementValue, settledAt: number | null }} Typed
 */
import { act, actOrTell, onState, redraw, store, tell } from "./state.js";

/** @type {Map<string, Typed>} */
const typed = new Map();
/** @type {Map<string, { next: any, done: Promise<void> }>} */
const sending = new Map();

/** What could not be sent because nobody answered; it goes out with the next sign of life. @type {Map<string, any>} */
const unsent = new Map();

onState((state) => {
  for (const [key, action] of unsent) {
    unsent.delete(key);
    if (state.views.some((view) => view.id === action.view_id)) void enqueue(key, action);
  }
  for (const [key, one] of typed) if (one.settledAt !== null && one.settledAt <= state.version) typed.delete(key);
});

/** @returns {import("../slack/protocol.ts").Surface} */
export function surfaceOf(place) {
  return place.viewId ? { view_id: place.viewId } : { channel: place.channel, ts: place.ts };
}

/** @returns {string} */
export function placeKey(place) {
  return place.viewId ?? `${place.channel}:${place.ts}`;
}

export function fieldKey(place, blockId, actionId) {
  return `${placeKey(place)}/${blockId}/${actionId}`;
}

/** @returns {ElementValue | undefined} */
export function valueOf(place, blockId, actionId) {
  const one = typed.get(`${store.as}/${fieldKey(place, blockId, actionId)}`);
  return one ? one.value : place.values?.[blockId]?.[actionId];
}

function hold(key, value) {
  const one = { value, settledAt: null };
  typed.set(key, one);
  redraw();
  return one;
}

/** Text inputs: the newest text is sent once the one before has its answer. */
export function type(place, blockId, actionId, value, { kind, enter = false }) {
  const key = `${store.as}/${fieldKey(place, blockId, actionId)}`;
  hold(key, { type: kind, value });
  const action = { do: "type", view_id: place.viewId, block_id: blockId, action_id: actionId, value };
  unsent.delete(key);
  return enqueue(key, enter ? { ...action, enter } : action);
}

function enqueue(key, next) {
  const running = sending.get(key);
  if (running) {
    running.next = next;
    return running.done;
  }
  const queue = { next, done: Promise.resolve() };
  sending.set(key, queue);
  queue.done = drain(key, queue);
  return queue.done;
}

async function drain(key, queue) {
  let answer = null;
  let action = null;
  while (queue.next !== null) {
    action = queue.next;
    queue.next = null;
    answer = await act(action);
  }
  sending.delete(key);
  if (answer === null) return;
  if (answer.version === 0) {
    unsent.set(key, action);
    return tell(answer.error);
  }
  const isOpen = store.state?.views.some((view) => key.includes(`/${view.id}/`));
  if (!answer.ok && isOpen) tell(answer.error);
  settle(key, typed.get(key), answer);
}

function settle(key, one, answer) {
  if (!one || typed.get(key) !== one) return;
  if (answer.ok) one.settledAt = answer.version;
  if (!answer.ok || (store.state && store.state.version >= answer.version)) typed.delete(key);
  redraw();
}

/** Chooses in a select, radio, check box or date. */
export async function choose(place, blockId, actionId, choice, value) {
  const key = `${store.as}/${fieldKey(place, blockId, actionId)}`;
  const one = hold(key, value);
  await settled(place);
  const answer = await actOrTell({
    do: "use",
    surface: surfaceOf(place),
    block_id: blockId,
    action_id: actionId,
    choice,
  });
  settle(key, one, answer);
}

/** Resolves when everything typed on this surface has reached the server. */
export async function settled(place) {
  const prefix = `${store.as}/${placeKey(place)}/`;
  await Promise.all([...sending].filter(([key]) => key.startsWith(prefix)).map(([, queue]) => queue.done));
}
