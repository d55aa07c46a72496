/** Dates and times, by the browser's own pickers. */
import { confirmed } from "./confirm.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";
import { choose, valueOf } from "./typed.js";

export function dateInput(place, block, element, field) {
  const value = valueOf(place, block.block_id, element.action_id);
  const kind = kinds[element.type];
  const pick = async (text) => {
    if (!(await confirmed(element.confirm))) return redraw();
    const { choice, written } = kind.write(text);
    return choose(place, block.block_id, element.action_id, choice, { type: element.type, ...written });
  };
  return h("input", {
    key: element.action_id,
    type: kind.type,
    id: field.id,
    ...field.aria,
    "data-focus-on-load": element.focus_on_load ? "true" : null,
    value: kind.read(value),
    onchange: (event) => void pick(event.target.value),
  });
}

const kinds = {
  datepicker: {
    type: "date",
    read: (value) => value?.selected_date ?? "",
    write: (text) => ({ choice: { date: text || null }, written: { selected_date: text || null } }),
  },
  timepicker: {
    type: "time",
    read: (value) => value?.selected_time ?? "",
    write: (text) => ({ choice: { time: text || null }, written: { selected_time: text || null } }),
  },
  datetimepicker: {
    type: "datetime-local",
    read: (value) => (value?.selected_date_time ? zoned(value.selected_date_time) : ""),
    write: (text) => {
      const seconds = text ? secondsOf(text) : null;
      return { choice: { date_time: seconds }, written: { selected_date_time: seconds } };
    },
  },
};

/** The wall clock of the reader's zone, as datetime-local wants it. */
function zoned(seconds) {
  const timeZone = store.state?.you.tz ?? "UTC";
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(new Date(seconds * 1000)).replace(" ", "T");
}

function secondsOf(text) {
  const asUtc = Date.parse(`${text}:00Z`) / 1000;
  const shift = (at) => Date.parse(`${zoned(at)}:00Z`) / 1000 - at;
  const guess = asUtc - shift(asUtc);
  return asUtc - shift(guess);
}
