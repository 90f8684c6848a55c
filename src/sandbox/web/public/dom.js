/**
 * Creates an element: `h('button', { class: 'link', onclick: open }, 'Open')`. Strings become text and nothing reads
 * HTML, so that what users write stays what they wrote. `vars` are CSS custom properties.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(
    ...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

function setAttribute(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name === 'vars') {
    for (const [property, given] of Object.entries(value)) element.style.setProperty(property, given);
  } else element.setAttribute(name, value === true ? '' : value);
}

export const byId = (id) => document.getElementById(id);

const shownIn = new WeakMap();

/**
 * Makes `parent` show `items`. An item that looks as it did keeps its element, and with it the focus, a playing
 * animation, a half-made choice. `keyOf` names an item, `draw` makes its element.
 */
export function showList(parent, items, keyOf, draw) {
  const before = shownIn.get(parent) ?? new Map();
  const now = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const looks = JSON.stringify(item);
    const known = before.get(key);
    now.set(key, known?.looks === looks ? known : { looks, element: draw(item) });
  }
  shownIn.set(parent, now);
  const elements = [...now.values()].map(({ element }) => element);
  for (const child of [...parent.children]) if (!elements.includes(child)) child.remove();
  elements.forEach((element, index) => {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
  });
}
