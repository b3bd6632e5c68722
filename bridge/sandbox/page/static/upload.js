/** Files that the acting person picks for a form. */

import { post } from "./api.js";
import { toast } from "./dom.js";
import { state } from "./state.js";

/** What the workspace says of `files` once it has them; those that it does not take are left out. */
export async function uploaded(files) {
  const answers = await Promise.all(files.map(one));
  return answers.filter(Boolean);
}

async function one(file) {
  try {
    return await post("slack/upload", { user: state.user, name: file.name, data: await base64(file) });
  } catch (error) {
    toast(error.message);
    return null;
  }
}

function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(file);
  });
}
