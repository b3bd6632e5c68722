/** Building and refreshing elements. Data reaches the page as text nodes only, never as markup. */

const prints = new WeakMap();

/** What is pressed now. */
let pressed = null;

/** What is to be drawn in an element when what is pressed in it has been let go. */
const waiting = new Map();

const release = () => {
  pressed = null;
  const draws = [...waiting.values()];
  waiting.clear();
  for (const draw of draws) draw();
};

addEventListener("pointerdown", (event) => event.button === 0 && (pressed = event.target), true);
// The click comes right after the release, and finds its element only if that is still there.
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(release), true);
// The release above the entries of an open list is told to nobody.
addEventListener("change", (event) => event.target === pressed && setTimeout(release), true);

/** `draw()` anew what `parent` holds, but let a press in it end first: its click would be lost. */
export function whenFree(parent, draw) {
  waiting.delete(parent);
  if (parent.contains(pressed)) waiting.set(parent, draw);
  else draw();
}

/**
 * One element. `props`: `class`, `text`, `on` ({event: listener}), properties of the element such as `value` or
 * `disabled`, and any attribute (`aria-…`, `data-…`, `role`, `for`). `null`, `undefined` and `false` are left out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "text") node.textContent = value;
  else if (name === "class") node.className = value;
  else if (name === "on")
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name.includes("-") || !(name in node)) node.setAttribute(name, value === true ? "" : value);
  else node[name] = value;
}

/** A button that does one thing; never submits a form. */
export function button(text, onClick, props = {}) {
  return el("button", { type: "button", class: "button", text, on: { click: onClick }, ...props });
}

/**
 * Bring `parent`'s children in line with `items`, keeping the elements of items that have not changed, so that
 * focus, open menus and a screen reader's place survive each refresh.
 */
export function keyed(parent, items, key, render) {
  whenFree(parent, () => align(parent, items, key, render));
}

function align(parent, items, key, render) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    const node = current(old.get(name), item, name, render);
    if (old.get(name) === cursor && cursor) cursor = cursor.nextElementSibling;
    if (old.has(name) && old.get(name) !== node) swap(old.get(name), node);
    if (node.nextElementSibling !== cursor || node.parentElement !== parent)
      parent.insertBefore(node, cursor);
    old.delete(name);
  }
  for (const gone of old.values()) gone.remove();
}

function current(existing, item, name, render) {
  const print = JSON.stringify(item);
  if (existing && prints.get(existing) === print) return existing;
  const node = render(item);
  node.dataset.key = name;
  prints.set(node, print);
  return node;
}

function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? (document.activeElement.dataset.focus ?? "") : null;
  old.replaceWith(fresh);
  if (focused !== null) (fresh.querySelector(`[data-focus="${CSS.escape(focused)}"]`) ?? fresh).focus();
}

/** Replace all that `parent` holds. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

/** A link that can only lead to the web; other schemes become plain text. */
export function link(url, label = url) {
  if (!isWeb(url)) return document.createTextNode(label);
  return el("a", { href: url, text: label, target: "_blank", rel: "noopener noreferrer" });
}

/** Whether `url` is an absolute http or https address. */
export function isWeb(url) {
  return URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
}

/** Fill a `<select>` with `[value, label]` pairs (or `{group, options}`), keeping the choice where it still exists. */
export function choices(select, options, chosen = select.value) {
  const print = JSON.stringify(options);
  if (prints.get(select) === print) {
    select.value = chosen;
    return;
  }
  prints.set(select, print);
  const option = ([value, text]) => el("option", { value, text });
  const nodes = options.map((one) =>
    one.group ? el("optgroup", { label: one.group }, one.options.map(option)) : option(one),
  );
  select.replaceChildren(...nodes);
  if ([...select.options].some((each) => each.value === chosen)) select.value = chosen;
}

const TOAST_MS = 6000;

const note = el("div", { class: "toast", role: "status", "aria-live": "polite" });
let noteTimer = 0;

/** Say one sentence at the foot of the page for a few seconds, inside an open dialog if there is one. */
export function toast(sentence) {
  const home = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (note.parentElement !== home) home.append(note);
  note.textContent = sentence;
  note.classList.add("shown");
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => note.classList.remove("shown"), TOAST_MS);
}
