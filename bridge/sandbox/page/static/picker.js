/** A box to search in, with what can be chosen below it. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */

import { button, el } from "./dom.js";
import { place } from "./menu.js";

const PAUSE_MS = 150;

/** What was offered or chosen once, so that a box that is drawn anew can still name it. */
const labels = new Map();

let last = 0;

/**
 * `offer(words)` gives a promise of `[{value, label, hint?}]`; `changed()` is called after each choice of a person.
 * `props` go to the field. With `several` every choice becomes a mark that can be taken away again.
 */
export class Picker {
  #offer;
  #changed;
  #several;
  #chosen = [];
  #asked = 0;
  #timer = 0;

  constructor({ label, placeholder, several = false, chosen = [], most = 100, offer, changed, props = {} }) {
    this.#offer = offer;
    this.#changed = changed;
    this.#several = several;
    this.most = most;
    this.list = el("div", {
      class: "menu",
      role: "listbox",
      id: `picker-${(last += 1)}`,
      popover: "manual",
      "aria-label": "What can be chosen",
      on: { mousedown: (event) => event.preventDefault() },
    });
    this.field = el("input", {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      placeholder,
      "aria-label": label,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      ...props,
      on: {
        click: () => this.#look(),
        input: () => this.#typed(),
        blur: () => this.#leave(),
        keydown: (event) => this.#keydown(event),
      },
    });
    this.marks = el("span", { class: "choices" });
    this.node = el("div", { class: "picker" }, several ? this.marks : null, this.field, this.list);
    for (const one of chosen) labels.set(one.value, one.label);
    this.write(chosen.map((one) => one.value));
  }

  /** The value chosen, "" without one; a list of them with `several`. */
  read() {
    return this.#several ? [...this.#chosen] : (this.#chosen[0] ?? "");
  }

  /** Choose without telling. */
  write(values) {
    this.#chosen = [values].flat().filter(Boolean);
    this.#draw();
  }

  #draw() {
    if (this.#several) this.marks.replaceChildren(...this.#chosen.map((value) => this.#mark(value)));
    else this.field.value = nameOf(this.#chosen[0]);
  }

  #mark(value) {
    const label = nameOf(value);
    return button(`${label} ×`, () => this.#take(this.#chosen.filter((one) => one !== value)), {
      class: "chosen",
      "aria-label": `Take away ${label}`,
    });
  }

  #take(values) {
    this.#chosen = values;
    this.#draw();
    this.#changed();
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(this.field.value), PAUSE_MS);
  }

  async #look(words = "") {
    const asked = (this.#asked += 1);
    const found = await this.#offer(words);
    if (asked !== this.#asked || document.activeElement !== this.field) return;
    const fresh = found.filter((one) => !this.#several || !this.#chosen.includes(one.value));
    this.list.replaceChildren(...fresh.map((one, at) => this.#entry(one, at)));
    if (!fresh.length) this.list.append(el("p", { class: "nothing", text: "Nothing found." }));
    this.list.showPopover();
    place(this.field, this.list);
    this.field.setAttribute("aria-expanded", "true");
    this.#point(words ? 0 : null);
  }

  #entry({ value, label, hint }, at) {
    labels.set(value, label);
    const parts = [el("span", { text: label }), hint ? el("small", { text: hint }) : null];
    const on = { click: () => this.#choose(value) };
    return el(
      "div",
      { class: "menu-item", role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false", on },
      parts,
    );
  }

  #choose(value) {
    this.#hide();
    if (this.#several && this.#chosen.length >= this.most) return;
    this.#take(this.#several ? [...this.#chosen, value] : [value]);
    if (this.#several) this.field.value = "";
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#hide();
    if (!this.#several && !this.field.value && this.#chosen.length) this.#take([]);
    this.field.value = this.#several ? "" : nameOf(this.#chosen[0]);
  }

  #hide() {
    this.list.hidePopover();
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  #keydown(event) {
    const shown = this.list.matches(":popover-open");
    const here = this.#options().findIndex((one) => one.ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown) this.#point(here < 0 && step < 0 ? -1 : here + step);
    else if (step) this.#look(this.field.value);
    else if (event.key === "Enter" && shown && here >= 0) this.#options()[here].click();
    else if (event.key === "Escape" && shown) this.#hide();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  /** Point at the option `at`, counted on beyond the ends; at none if it is null. */
  #point(at) {
    const options = this.#options();
    const pointed = at === null ? null : options.at(at % options.length || 0);
    for (const one of options) one.ariaSelected = String(one === pointed);
    if (!pointed) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", pointed.id);
    return pointed.scrollIntoView({ block: "nearest" });
  }
}

function nameOf(value) {
  return value ? (labels.get(value) ?? value) : "";
}
