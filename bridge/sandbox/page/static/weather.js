/** Bad weather: a button that lets everything go wrong on both sides, until it is pressed again. */

import { get, post } from "./api.js";
import { button } from "./dom.js";

const HINT =
  "One call in five fails or is answered too late, Jira's search is far behind, webhooks get lost or come twice, " +
  "Slack repeats itself. Nothing may be lost or come twice in the end.";

/** Put the button into `place` as soon as the sandbox says what weather it is. */
export async function startWeather(place) {
  const { raging } = await get("storm");
  const pressed = (node) => node.getAttribute("aria-pressed") === "true";
  const node = button("Bad weather", async () => show(await post("storm", { raging: !pressed(node) })), {
    class: "button quiet weather",
    title: HINT,
  });
  const show = (now) => node.setAttribute("aria-pressed", String(now.raging));
  show({ raging });
  place.append(node);
}
