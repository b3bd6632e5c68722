/** What the chosen person does in the pocket Jira. */

import { post } from "./api.js";
import { toast } from "./dom.js";
import { state } from "./state.js";

/** POST `/sandbox/jira/WHAT` as the chosen person; null, and the sandbox's own sentence on the page, when it refuses. */
export async function inJira(what, body) {
  try {
    return await post(`jira/${what}`, { user: state.jiraUser, ...body });
  } catch (error) {
    toast(error.message);
    return null;
  }
}
