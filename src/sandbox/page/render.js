/**
 * A small keyed renderer: what stands on screen is patched, never rebuilt, so focus, selection and half-typed text stay.
 *
 * @typedef {{ tag: string, key: string | null, props: Record<string, any>, children: Child[] }} Element
 * @typedef {Element | string} Child
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, any> | null} [props] `key`, attributes, properties (`value`, `checked`…), `on…` listeners, `after(node)`
 * @param {...any} children strings, elements, arrays; null and false are left out
 * @returns {Element}
 */
export function h(tag, props, ...children) {
  const { key = null, ...rest } = props ?? {};
  return {
    tag,
    key: key === null ? null : String(key),
    props: rest,
    children: children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  };
}

const held = new WeakMap();
const properties = new Set(["value", "checked", "disabled", "selected", "open", "indeterminate"]);

/**
 * @param {globalThis.Element} parent
 * @param {any[]} children
 */
export function patch(parent, children) {
  const wanted = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  const byKey = new Map();
  const free = [];
  for (const node of parent.childNodes) {
    const key = held.get(node)?.key ?? null;
    if (key === null) free.push(node);
    else byKey.set(key, node);
  }
  const nodes = wanted.map((child) => reuse(child, byKey, free) ?? create(child, parent));
  const staying = new Set(nodes);
  for (const node of [...parent.childNodes]) if (!staying.has(node)) node.remove();
  let cursor = parent.firstChild;
  for (const node of nodes) {
    // Whoever is moved loses the focus, so the others move.
    while (cursor !== node && cursor !== null && node.contains(document.activeElement)) {
      const next = cursor.nextSibling;
      parent.append(cursor);
      cursor = next;
    }
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
  nodes.forEach((node, index) => update(node, wanted[index]));
}

function reuse(child, byKey, free) {
  if (typeof child === "string" || child.key === null) {
    const index = free.findIndex((node) => fits(node, child));
    return index < 0 ? null : free.splice(index, 1)[0];
  }
  const node = byKey.get(child.key);
  if (!node || !fits(node, child)) return null;
  byKey.delete(child.key);
  return node;
}

function fits(node, child) {
  if (typeof child === "string") return node.nodeType === Node.TEXT_NODE;
  return node.nodeType === Node.ELEMENT_NODE && node.localName === child.tag;
}

function create(child, parent) {
  if (typeof child === "string") return document.createTextNode(child);
  const isSvg = child.tag === "svg" || parent.namespaceURI === SVG;
  const node = isSvg ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  held.set(node, { key: child.key, props: {}, listeners: {} });
  return node;
}

function update(node, child) {
  if (typeof child === "string") {
    if (node.data !== child) node.data = child;
    return;
  }
  const before = held.get(node);
  for (const name of Object.keys(before.props)) if (!(name in child.props)) set(node, name, undefined, before);
  const late = [];
  for (const [name, value] of Object.entries(child.props)) {
    if (name === "after") continue;
    if (properties.has(name)) late.push([name, value]);
    else if (name.startsWith("on") || before.props[name] !== value) set(node, name, value, before);
  }
  before.props = child.props;
  patch(node, child.children);
  for (const [name, value] of late) if (node[name] !== value) node[name] = value;
  child.props.after?.(node);
}

function set(node, name, value, record) {
  if (name === "after") return;
  if (name.startsWith("on")) {
    const type = name.slice(2).toLowerCase();
    if (!(type in record.listeners)) node.addEventListener(type, (event) => record.listeners[type]?.(event));
    record.listeners[type] = value;
  } else if (properties.has(name)) node[name] = value ?? (typeof node[name] === "boolean" ? false : "");
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}
