/** What the report does when it is read in a browser. Without this script everything but filters, profiles and the ledger is there. */
import { ledgerView } from "./ledger-view.ts";
import { participantList } from "./participant-list.ts";
import { participantView } from "./participant-view.ts";
import { readPageData } from "./read-data.ts";
import { readingSwitch } from "./reading-switch.ts";
import { routeOf } from "./route.ts";
import { themeSwitch } from "./theme.ts";

themeSwitch();
const data = await readPageData();
if (data !== undefined) {
  const list = participantList(data);
  const view = participantView(data);
  readingSwitch(data, list.showFlips);
  ledgerView(data);
  const follow = (): void => {
    const route = routeOf(location.hash);
    if (route.kind === "participants") {
      view.hide();
      list.show(route.filter);
    } else if (route.kind === "participant") view.show(route.index, route.paramcd);
  };
  addEventListener("hashchange", follow);
  follow();
}
document.documentElement.dataset["ready"] = "yes";
