/** A small pop-up menu: arrow keys move, Enter chooses, Esc and a click elsewhere close it. */

import { button, el } from "./dom.js";

let last = 0;

/**
 * A button that opens a menu of `items` (`{label, hint?, value}`) and calls `choose(value)`.
 * `props` go to the button.
 */
export function menuButton(label, items, choose, props = {}) {
  const id = `menu-${(last += 1)}`;
  const opener = button(label, () => open(opener, list), { "aria-haspopup": "menu", ...props });
  const list = el("div", {
    class: "menu",
    role: "menu",
    id,
    popover: "auto",
    "aria-label": props["aria-label"] ?? label,
  });
  list.append(...items.map((item) => entry(item, list, choose)));
  list.addEventListener("keydown", (event) => step(event, list));
  list.addEventListener("toggle", (event) => {
    opener.setAttribute("aria-expanded", String(event.newState === "open"));
  });
  return el("span", { class: "menu-anchor" }, opener, list);
}

function entry({ label, hint, value }, list, choose) {
  const pick = () => {
    list.hidePopover();
    choose(value);
  };
  const text = el("span", { text: label });
  return el(
    "button",
    { type: "button", role: "menuitem", class: "menu-item", on: { click: pick } },
    text,
    hint ? el("small", { text: hint }) : null,
  );
}

function open(opener, list) {
  list.showPopover();
  place(opener, list);
  list.firstElementChild?.focus();
}

/** Put an open pop-up below what it belongs to, or above where there is no room. */
export function place(opener, list) {
  const at = opener.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  const below = at.bottom + box.height + 8 < window.innerHeight;
  list.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.height - 4)}px`;
  list.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - box.width - 8))}px`;
}

function step(event, list) {
  const items = [...list.children];
  const here = items.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length].focus();
}
