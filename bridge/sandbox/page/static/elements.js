/** Block Kit's interactive elements. https://docs.slack.dev/reference/block-kit/block-elements */

import { button as plainButton, el, isWeb } from "./dom.js";
import { confirmed } from "./confirm.js";
import { menuButton } from "./menu.js";
import { emojified } from "./mrkdwn.js";
import { people } from "./people.js";
import { uploaded } from "./upload.js";
import { Picker } from "./picker.js";

const ELEMENTS = {
  button,
  overflow,
  static_select: select,
  users_select: (one, context) => select(withPeople(one), context),
  multi_static_select: (one, context) => searched(one, context, listed(one)),
  external_select: (one, context) => searched(one, context, asked(one, context)),
  multi_external_select: (one, context) => searched(one, context, asked(one, context)),
  radio_buttons: radios,
  checkboxes,
  plain_text_input: textInput,
  number_input: (one, context) => lineInput(one, context, "number"),
  email_text_input: (one, context) => lineInput(one, context, "email"),
  url_text_input: (one, context) => lineInput(one, context, "url"),
  timepicker: (one, context) => lineInput({ ...one, initial_value: one.initial_time }, context, "time"),
  file_input: fileInput,
  datepicker: (one, context) => lineInput({ ...one, initial_value: one.initial_date }, context, "date"),
};

/** One interactive element. `context` as for `blocks`, with the `block` it stands in. */
export function element(one, context) {
  const make = ELEMENTS[one.type];
  return make ? make(one, context) : el("span", { class: "hint", text: `(${one.type} is not drawn here.)` });
}

function gesture(one, context, what) {
  return { action_id: one.action_id, block_id: context.block.block_id, ...what };
}

function button(one, context) {
  const press = async () => {
    if (one.confirm && !(await confirmed(one.confirm))) return;
    if (isWeb(one.url)) window.open(one.url, "_blank", "noopener");
    context.act(gesture(one, context, { value: one.value }));
  };
  return plainButton(emojified(one.text.text), press, {
    class: `button ${one.style ?? ""}`,
    "aria-label": one.accessibility_label,
    "data-focus": `${context.block.block_id}/${one.action_id}`,
  });
}

function overflow(one, context) {
  const items = one.options.map((option) => ({ label: plain(option.text), value: option.value }));
  const choose = (selected) => context.act(gesture(one, context, { selected }));
  return menuButton("More", items, choose, { class: "button" });
}

/** In a message a select acts on choice, so it is a menu: a native one would act on each arrow key. */
function select(one, context) {
  const groups = one.option_groups ?? [{ options: one.options ?? [] }];
  if (context.fields) return nativeSelect(one, context, groups);
  const items = groups.flatMap((group) =>
    group.options.map((option) => ({
      label: plain(option.text),
      hint: group.label?.text,
      value: option.value,
    })),
  );
  const label = plain(one.initial_option?.text ?? one.placeholder) || "Choose";
  return menuButton(label, items, (selected) => context.act(gesture(one, context, { selected })), {
    class: "button select",
    "data-focus": `${context.block.block_id}/${one.action_id}`,
  });
}

function nativeSelect(one, context, groups) {
  const option = (each) => el("option", { value: each.value, text: plain(each.text) });
  const node = el(
    "select",
    { id: context.id, "aria-label": context.label },
    el("option", { value: "", text: plain(one.placeholder) || "Choose" }),
    groups.map((group) =>
      group.label
        ? el("optgroup", { label: plain(group.label) }, group.options.map(option))
        : group.options.map(option),
    ),
  );
  node.value = one.initial_option?.value ?? "";
  return keep(one, context, node, valueOf(node));
}

/** A box to search in; outside of forms each choice is told at once. */
function searched(one, context, offer) {
  const several = one.type.startsWith("multi");
  const name = `${context.block.block_id}/${one.action_id}`;
  const tell = () => context.act(gesture(one, context, { selected: box.read() || null }));
  const box = new Picker({
    label: context.label ?? plain(one.placeholder),
    placeholder: plain(one.placeholder) || "Search",
    several,
    chosen: [one.initial_option, one.initial_options].flat().filter(Boolean).map(picked),
    most: one.max_selected_items,
    offer,
    changed: context.fields ? () => {} : tell,
    props: { id: context.id, "data-focus": name },
  });
  if (context.fields)
    keep(one, context, box.field, { read: () => box.read(), write: (value) => box.write(value) });
  return box.node;
}

/** Options that the element brings along, searched by what their labels begin with or hold. */
function listed(one) {
  const groups = one.option_groups ?? [{ options: one.options ?? [] }];
  const all = groups.flatMap((group) => group.options.map(picked));
  return async (words) => all.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
}

/** Options that the app is asked for. */
function asked(one, context) {
  return async (words) => (await context.suggest(gesture(one, context, { value: words }))).map(picked);
}

function picked(option) {
  return { value: option.value, label: plain(option.text), hint: plain(option.description) };
}

function radios(one, context) {
  return optionSet(one, context, "radio", one.initial_option ? [one.initial_option.value] : []);
}

function checkboxes(one, context) {
  return optionSet(
    one,
    context,
    "checkbox",
    (one.initial_options ?? []).map((option) => option.value),
  );
}

/** What stands above an input of a modal. */
export function fieldName(block) {
  const optional = block.optional ? el("span", { class: "optional", text: "(optional)" }) : null;
  return [block.label.text, " ", optional];
}

/** Radio buttons or checkboxes under one legend; in a message each change is told at once. */
function optionSet(one, context, type, chosen) {
  const name = `${context.block.block_id}/${one.action_id}`;
  const set = el(
    "fieldset",
    { class: one.options.length > 1 ? "options" : "options single", id: context.id },
    context.label ? el("legend", { class: "label" }, fieldName(context.block)) : null,
    one.options.map((option) => optionLine(option, type, name, chosen.includes(option.value))),
  );
  const values = () => [...set.querySelectorAll("input:checked")].map((input) => input.value);
  const read = () => (type === "radio" ? (values()[0] ?? "") : values());
  const write = (wanted) => {
    for (const input of set.querySelectorAll("input")) input.checked = [wanted].flat().includes(input.value);
  };
  if (context.fields) return keep(one, context, set, { read, write });
  const what = () => (type === "radio" ? { selected: read() } : { selected: values() });
  set.addEventListener("change", () => context.act(gesture(one, context, what())));
  return set;
}

function optionLine(option, type, name, checked) {
  return el(
    "label",
    { class: "option" },
    el("input", { type, name, value: option.value, checked, "data-focus": `${name}/${option.value}` }),
    el(
      "span",
      {},
      plain(option.text),
      option.description ? el("small", { text: plain(option.description) }) : null,
    ),
  );
}

function textInput(one, context) {
  if (!one.multiline) return lineInput(one, context, "text");
  return finishText(one, context, el("textarea", { id: context.id, rows: 5 }));
}

/** Files go up as soon as they are picked, as in Slack; the form sends what came of it. */
function fileInput(one, context) {
  const node = el("input", { id: context.id, type: "file", multiple: one.max_files !== 1 });
  let files = [];
  node.addEventListener("change", async () => {
    files = await uploaded([...node.files].slice(0, one.max_files));
  });
  return keep(one, context, node, { read: () => files, write: (value) => (files = value) });
}

function lineInput(one, context, type) {
  return finishText(one, context, el("input", { id: context.id, type }));
}

function finishText(one, context, node) {
  if (one.max_length) node.maxLength = one.max_length;
  node.placeholder = plain(one.placeholder);
  node.value = one.initial_value ?? "";
  node.autofocus = Boolean(one.focus_on_load);
  return keep(one, context, node, valueOf(node));
}

function valueOf(node) {
  const write = (value) => {
    node.value = value;
  };
  return { read: () => node.value, write };
}

/** Remember how to read an input when the modal is sent, and how to fill it when the app changes the modal. */
function keep(one, context, node, { read, write }) {
  node.setAttribute("aria-describedby", `${context.id}-hint ${context.id}-error`);
  context.fields?.set(context.block.block_id, {
    action: one.action_id,
    read,
    write,
    node,
    optional: Boolean(context.block.optional),
    least: one.min_length ?? 0,
  });
  return node;
}

/** A menu of people as one of options, the chosen person among them. */
function withPeople(one) {
  const options = people().map(personOption);
  return { ...one, options, initial_option: options.find(({ value }) => value === one.initial_user) };
}

function personOption({ id, real_name: name }) {
  return { value: id, text: { text: name } };
}

function plain(text) {
  return emojified(text?.text);
}
