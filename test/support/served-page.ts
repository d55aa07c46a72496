import { createAsMicrosoft } from "../../src/sandbox/as-microsoft.ts";
import { createControl } from "../../src/sandbox/control.ts";
import { createFaultsControl } from "../../src/sandbox/faults-control.ts";
import { listen } from "../../src/sandbox/http.ts";
import {
  createPartnerCenterSimulator,
  type PartnerCenterSimulator,
} from "../../src/sandbox/partner-center/simulator.ts";
import { channels, people, userGroups } from "../../src/sandbox/people.ts";
import { serveSandbox } from "../../src/sandbox/serve.ts";
import { pageApi } from "../../src/sandbox/slack/page-api.ts";
import { tinyDesk, type TinyDesk } from "../sandbox/slack/tiny-desk.ts";

export interface ServedPage {
  url: string;
  desk: TinyDesk;
  simulator: PartnerCenterSimulator;
  /** How often the page asked for a restart. */
  readonly restarts: number;
  close: () => Promise<void>;
}

/** The sandbox page in front of a desk of a few lines, which the test scripts. */
export async function servePage(): Promise<ServedPage> {
  const desk = tinyDesk({ people, channels, userGroups }, { isInTest: false });
  const now = () => new Date(desk.time);
  const simulator = createPartnerCenterSimulator({ now });
  const microsoft = createAsMicrosoft(simulator, 8);
  let restarts = 0;
  const control = createControl({
    now,
    move: (milliseconds) => (desk.time += milliseconds),
    restartDesk: async () => void (restarts += 1),
    microsoft,
    faults: createFaultsControl(desk.slack, simulator, microsoft),
  });
  const handle = serveSandbox({
    firstPerson: "U0SAM0001",
    desk: () => null,
    slack: desk.slack.fetch,
    page: (request) => pageApi(desk.slack, request),
    control,
  });
  const { url, close } = await listen(handle, 0);
  return {
    url,
    desk,
    simulator,
    get restarts() {
      return restarts;
    },
    close,
  };
}
